import { closeSync, openSync, statfsSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../to-store-error.ts';

/** Room on the disk that is held while there is enough, and given up when there is none. */
export interface Reserve {
  /** Tells whether the room is held; where it is not, takes it again once twice as much is free. */
  hold(): boolean;
  /** Gives the room up to the next write; false when it was not held. */
  giveUp(): boolean;
  /** Why it is not held. */
  readonly reason: string;
}

/** What a reserve is made from. */
export interface ReserveOptions {
  readonly directory: string;
  readonly processId: number;
  readonly bytes: number;
  /** Bytes free on the disk of a folder; default what the system says. */
  readonly freeBytes?: ((directory: string) => number) | undefined;
}

const CHUNK_BYTES = 256 * 1024;

function freeBytesOf(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}

/** Writes zeros, which take their room at once, where a file that is only made longer takes none. */
function fill(fileDescriptor: number, bytes: number): void {
  const zeros = Buffer.alloc(CHUNK_BYTES);
  for (let left = bytes; left > 0;) {
    const written = writeSync(fileDescriptor, zeros, 0, Math.min(left, CHUNK_BYTES));
    if (written === 0) throw new Error('no more bytes could be written');
    left -= written;
  }
}

/** Opens a file without a name: its room is free again when it is closed, also by the end of the process. */
function openNameless({ directory, processId, bytes }: ReserveOptions): number {
  const path = join(directory, `reserve-${processId}`);
  const fileDescriptor = openSync(path, 'w', 0o600);
  try {
    unlinkSync(path);
    fill(fileDescriptor, bytes);
    return fileDescriptor;
  } catch (error) {
    closeSync(fileDescriptor);
    throw error;
  }
}

/** Makes a reserve, which is not held before it is asked for. */
export function createReserve(options: ReserveOptions): Reserve {
  const { directory, bytes, freeBytes = freeBytesOf } = options;
  let held: number | undefined;
  let reason = '';
  const take = (): number | undefined => {
    try {
      const free = freeBytes(directory);
      // twice: what was given up a moment ago is not taken back from the records that it was given up for
      if (free >= 2 * bytes) return openNameless(options);
      reason = `only ${Math.floor(free / 1024)} KiB are free on its disk, and ${Math.ceil((2 * bytes) / 1024)} are needed`;
    } catch (error) {
      reason = reasonOf(error);
    }
    return undefined;
  };
  return {
    hold() {
      held ??= take();
      return held !== undefined;
    },
    giveUp() {
      if (held === undefined) return false;
      closeSync(held);
      held = undefined;
      return true;
    },
    get reason() {
      return reason;
    },
  };
}
