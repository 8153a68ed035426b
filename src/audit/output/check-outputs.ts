import { accessSync, constants, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { VernierError } from '#core';
import { toUnwritable } from './to-unwritable.ts';

/** The files that a report can be written into; absent where nobody asked for one. */
export interface OutputPaths {
  readonly csv?: string | undefined;
  readonly html?: string | undefined;
  readonly markdown?: string | undefined;
}

interface AskedOutput {
  readonly option: string;
  readonly path: string;
}

/** What SQLite keeps beside a database. */
const COMPANION = /-(?:wal|shm|journal)$/u;
const MOST_LINKS = 40;

function askedOutputs(paths: OutputPaths): readonly AskedOutput[] {
  const { csv, html, markdown } = paths;
  return Object.entries({ csv, html, markdown }).flatMap(([name, path]) =>
    path === undefined ? [] : [{ option: `--${name}`, path }],
  );
}

/** Where a link leads to; undefined for what is no link. */
function targetOf(path: string): string | undefined {
  try {
    return resolve(dirname(path), readlinkSync(path));
  } catch {
    return undefined;
  }
}

/** Where a file will be that is not there yet. */
function placeToBe(path: string, links = MOST_LINKS): string {
  const target = targetOf(path);
  if (target !== undefined && links > 0) return placeToBe(target, links - 1);
  return join(realpathSync(dirname(path)), basename(path));
}

/** What is at a path, the same whatever links lead there; undefined for a device or a pipe, which lose nothing. */
function identityOf(path: string): string | undefined {
  const facts = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (facts === undefined) return placeToBe(path);
  return facts.isFile() ? `${facts.dev}:${facts.ino}` : undefined;
}

function requireWritable(path: string): string | undefined {
  try {
    const facts = statSync(path, { throwIfNoEntry: false });
    if (facts?.isDirectory() === true) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
    const identity = identityOf(path);
    accessSync(facts === undefined ? dirname(identity ?? path) : path, constants.W_OK);
    return identity;
  } catch (cause) {
    throw toUnwritable(path, cause);
  }
}

/**
 * Finds out before anything is read whether all files that were asked for can be written.
 *
 * Throws  'file-unwritable'; 'called-wrongly' for two outputs into one file
 */
export function requireOutputs(paths: OutputPaths): void {
  const options = new Map<string, string>();
  for (const { option, path } of askedOutputs(paths)) {
    const identity = requireWritable(path);
    if (identity === undefined) continue;
    const other = options.get(identity);
    if (other !== undefined) {
      const message = `${other} and ${option} name one file, ${path}: give each a file of its own`;
      throw new VernierError('called-wrongly', message);
    }
    options.set(identity, option);
  }
}

/** What is at the path of a file that is read; one that has vanished since it was listed is nothing to lose. */
function readIdentity(path: string): string | undefined {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? undefined : identityOf(path);
}

/** What an output would destroy: the file itself, or the database that it lies beside. */
function victims({ option, path }: AskedOutput): readonly (readonly [identity: string, option: string])[] {
  return [path, path.replace(COMPANION, '')].flatMap((one) => {
    const identity = readIdentity(one);
    return identity === undefined ? [] : [[identity, option] as const];
  });
}

/**
 * Refuses to write over a file that is read, by whatever name or link.
 *
 * Throws  'file-unwritable'
 */
export function refuseToOverwrite(paths: OutputPaths, read: readonly string[]): void {
  const options = new Map(askedOutputs(paths).flatMap(victims));
  if (options.size === 0) return;
  for (const path of read) {
    const option = options.get(readIdentity(path) ?? '');
    if (option !== undefined) {
      const message = `${option} would write over ${path}, which this audit reads: name a file that is not read`;
      throw new VernierError('file-unwritable', message);
    }
  }
}
