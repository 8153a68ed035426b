import type { Clock } from '#core';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

const LISTENING = '0A';
/** Inspecting every process of a large machine is not worth more than this. */
const PATIENCE_MS = 300;

function readOr<Value>(read: () => Value, otherwise: Value): Value {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** The inodes of the sockets that listen on a port, as Linux lists them. */
function listeningInodes(port: number): ReadonlySet<string> {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((path) =>
    readOr(() => readFileSync(path, 'utf8'), '').split('\n'),
  );
  const rows = lines.map((line) => line.trim().split(/\s+/u));
  const listening = rows.filter((row) => row[1]?.endsWith(wanted) === true && row[3] === LISTENING);
  return new Set(listening.flatMap((row) => (row[9] === undefined ? [] : [`socket:[${row[9]}]`])));
}

function holds(processId: string, sockets: ReadonlySet<string>): boolean {
  const folder = `/proc/${processId}/fd`;
  return readOr(() => readdirSync(folder), []).some((name) =>
    sockets.has(readOr(() => readlinkSync(`${folder}/${name}`), '')),
  );
}

/** The program's own name, without its words, which may hold secrets. */
function programOf(processId: string): string {
  const command = readOr(() => readFileSync(`/proc/${processId}/cmdline`, 'utf8'), '').split('\0')[0];
  return basename(command ?? '').replaceAll(/[^\u0020-\u007e]/gu, '');
}

/**
 * Finds which program listens on a port: `nginx, process 4242`.
 *
 * Shape   undefined where the system does not tell: elsewhere than on Linux, for processes of others
 */
export function findHolder(port: number, clock: Clock): string | undefined {
  const sockets = listeningInodes(port);
  if (sockets.size === 0) return undefined;
  const startedAt = clock.monotonicMs();
  for (const processId of readOr(() => readdirSync('/proc'), []).filter((name) => /^\d+$/u.test(name))) {
    if (clock.monotonicMs() - startedAt > PATIENCE_MS) return undefined;
    if (holds(processId, sockets)) {
      const name = programOf(processId);
      return `${name === '' ? 'a program' : name}, process ${processId}`;
    }
  }
  return undefined;
}
