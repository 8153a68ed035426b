import { VernierError } from '#core';

/** Gives the error with which work is refused; that it is done, or fails by a bug, is a failure of the test. */
export function refusalOf(work: () => unknown): VernierError {
  try {
    work();
  } catch (error) {
    if (error instanceof VernierError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
