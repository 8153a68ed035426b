import type { DialEntry } from '#contract';
import type { Dial } from '#routing';
import { dialResponse, unmeasuredResponse } from './dial-response.ts';

/** A dial that can be looked at, with what must be said beside it. */
export interface ShownDial extends Pick<DialEntry, 'id' | 'title' | 'note' | 'nextSteps' | 'serves'> {
  /** Undefined where nobody measured one. */
  readonly dial: Dial | undefined;
}

/** A shown dial as the console reads it. */
export function toDialEntry({ dial, ...about }: ShownDial, ladder: readonly string[]): DialEntry {
  return { ...about, dial: dial === undefined ? unmeasuredResponse(ladder) : dialResponse(dial) };
}
