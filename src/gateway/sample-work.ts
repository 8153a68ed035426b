import { VernierError } from '#core';
import type { SampleResponse } from '#contract';

/** Work to try a gateway on, with its right answers. */
export interface SampleWork {
  /** What it is, in one line. */
  readonly title: string;
  readonly items: readonly { readonly id: string; readonly prompt: string; readonly gold: string }[];
}

/**
 * Takes one piece of the sample work; beyond the last it begins again.
 *
 * Throws  'not-found' where there is none, and for an index that is no whole number
 */
export function sampleResponse(sample: SampleWork | undefined, text: string): SampleResponse {
  const { title = '', items = [] } = sample ?? {};
  const index = /^\d{1,9}$/u.test(text) ? Number(text) % Math.max(1, items.length) : Number.NaN;
  const item = items[index];
  if (item !== undefined) return { version: 1, title, index, count: items.length, ...item };
  const problem =
    items.length === 0
      ? 'this gateway has no sample work'
      : `${text.slice(0, 40)} is no index of the sample work`;
  throw new VernierError('not-found', `${problem}: ask a question of your own, or use /vernier/sample/0`);
}
