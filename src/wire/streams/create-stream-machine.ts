import { CODECS } from '../codecs.ts';
import type { WireFormat } from '../wire-format.ts';
import type { StreamMachine } from './stream-machine.ts';

/** Creates the state machine of a format's stream. */
export function createStreamMachine(format: WireFormat): StreamMachine {
  return CODECS[format].createStreamMachine();
}
