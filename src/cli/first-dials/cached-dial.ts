import { mkdir, readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentHash, sha256 } from '#core';
import { type DialRecord, parseDial } from '#routing';

/** A value that follows from its inputs, and the way to make it. */
export interface ValueToCache<Value> {
  /** The folder of Vernier's files; it is not made. */
  readonly home: string;
  /** What its files begin with; no dots. */
  readonly name: string;
  /** Everything that the value follows from, as JSON, but the code. */
  readonly inputs: unknown;
  /** What names the code that makes it: `codeDigest()`. */
  readonly code: string;
  readonly make: () => Promise<Value>;
  /** Reads a kept text; throws where it holds something else. */
  readonly parse: (text: string, path: string) => Value;
}

/** A dial that follows from its inputs, and the way to make it. */
export type DialToCache = Omit<ValueToCache<DialRecord>, 'parse'>;

/** Characters of a hash in a file's name. */
const HASH_CHARACTERS = 16;

const shortHash = (hash: string) => hash.slice(0, HASH_CHARACTERS);

/** The folder of dials that are made again when they are missing: it may be deleted at any time. */
export function firstDialsFolder(home: string): string {
  return join(home, 'first-dials');
}

/** What a file holds whose name says the hash of its text; undefined for any other, cut off or changed one. */
async function readKept<Value>(
  path: string,
  parse: ValueToCache<Value>['parse'],
): Promise<Value | undefined> {
  try {
    const text = await readFile(path, 'utf8');
    return path.endsWith(`.${shortHash(sha256(text))}.json`) ? parse(text, path) : undefined;
  } catch {
    // whatever is wrong with it, it is made anew
    return undefined;
  }
}

async function listKept(folder: string, beginning: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((file) => file.startsWith(beginning));
  } catch {
    // no folder yet, or none that can be read: nothing is kept
    return [];
  }
}

// `recursive` would never end where a home such as /proc takes no folders
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** Writes the value and deletes what it takes the place of. */
async function keep(
  folder: string,
  beginnings: { name: string; key: string },
  value: unknown,
): Promise<void> {
  const text = `${JSON.stringify(value)}\n`;
  const file = `${beginnings.key}${shortHash(sha256(text))}.json`;
  try {
    await makeFolder(folder);
    await writeFile(join(folder, file), text, { mode: 0o600 });
    const old = (await listKept(folder, beginnings.name)).filter((other) => other !== file);
    await Promise.all(old.map((other) => unlink(join(folder, other))));
  } catch {
    // a home that cannot be written costs the making at every start, and nothing else
  }
}

/**
 * Gives the value that was kept for these inputs and this code, else makes it and keeps it.
 *
 * Shape   `<home>/first-dials/<name>.<hash of inputs and code>.<hash of the text>.json`
 * Throws  what `make` throws; a home that cannot be read or written is no error
 */
export async function cachedValue<Value>(wanted: ValueToCache<Value>): Promise<Value> {
  const { home, name, inputs, code, make, parse } = wanted;
  const folder = firstDialsFolder(home);
  const key = `${name}.${shortHash(contentHash({ code, inputs }))}.`;
  for (const file of await listKept(folder, key)) {
    const kept = await readKept(join(folder, file), parse);
    if (kept !== undefined) return kept;
  }
  const value = await make();
  await keep(folder, { name: `${name}.`, key }, value);
  return value;
}

/** Gives a kept dial, else makes it; its file is a dial file like any other. Throws what `make` throws. */
export function cachedDial(wanted: DialToCache): Promise<DialRecord> {
  return cachedValue({ ...wanted, parse: parseDial });
}
