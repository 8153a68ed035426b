import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Gives back the memory that a start needs and serving does not: loading code leaves more garbage than code behind, and
 * an idle process would keep it for ever.
 */
export function giveBackMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  // only this flavour lets the heap shrink as well
  if (typeof collect === 'function') collect({ type: 'major', flavor: 'last-resort' });
}
