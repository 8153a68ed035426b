import { isAbsolute, join } from 'node:path';
import type { Disk } from './disk.ts';
import type { SessionTally } from './session-tally.ts';

/** What a source needs to look for its sessions. */
export interface SessionSearch {
  /** Absent for a user who has none. */
  readonly homeDirectory: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly disk: Disk;
  readonly tally: SessionTally;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** Looks for one agent's sessions and counts them in the tally. */
export type FindSessions = (search: SessionSearch) => Promise<void>;

/** Gives a folder that a variable moves; a relative value means another folder for every process and does not count. */
export function movableFolder(
  { homeDirectory, env }: Pick<SessionSearch, 'homeDirectory' | 'env'>,
  variable: string,
  ...below: readonly string[]
): string | undefined {
  const value = env[variable];
  if (value !== undefined && isAbsolute(value)) return value;
  return homeDirectory === undefined ? undefined : join(homeDirectory, ...below);
}
