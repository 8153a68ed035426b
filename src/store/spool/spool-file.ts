import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How a spool file's name ends: still written to, finished, or lines that could not be read. */
type SpoolFileState = 'open' | 'closed' | 'rejected';

/** One file of the spool folder, as its name tells it. */
export interface SpoolFile {
  readonly path: string;
  /** The process that writes or wrote it. */
  readonly processId: number;
  /** Counts the files of one process id, from 1. */
  readonly sequence: number;
  readonly state: SpoolFileState;
}

const SUFFIXES = { open: '.ndjson', closed: '.closed.ndjson', rejected: '.rejected' } as const;
const NAME = /^spool-(\d{1,10})-(\d{1,10})(\.ndjson|\.closed\.ndjson|\.rejected)$/;

/** Names a spool file: `spool-<process id>-<sequence>.ndjson`. */
export function spoolFilePath(directory: string, file: Omit<SpoolFile, 'path'>): string {
  return join(directory, `spool-${file.processId}-${file.sequence}${SUFFIXES[file.state]}`);
}

function stateFromSuffix(suffix: string | undefined): SpoolFileState {
  if (suffix === SUFFIXES.closed) return 'closed';
  return suffix === SUFFIXES.rejected ? 'rejected' : 'open';
}

/** Lists the spool files of a folder, oldest first within each process; other files are left out. */
export function listSpoolFiles(directory: string): readonly SpoolFile[] {
  return readdirSync(directory)
    .map((name) => NAME.exec(name))
    .filter((match) => match !== null)
    .map((match) => ({
      path: join(directory, match[0]),
      processId: Number(match[1]),
      sequence: Number(match[2]),
      state: stateFromSuffix(match[3]),
    }))
    .toSorted((a, b) => a.processId - b.processId || a.sequence - b.sequence);
}
