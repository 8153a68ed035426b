import type { Random } from '#core';
import type { Range } from '../scenario/schema.ts';

/** Draws a whole number of a range log-uniformly, both ends included. */
export function drawRange(random: Random, { low, high }: Range): number {
  if (low >= high) return low;
  // one is added so that a range may begin at 0
  const [from, to] = [Math.log(low + 1), Math.log(high + 2)];
  return Math.min(high, Math.floor(Math.exp(from + random() * (to - from))) - 1);
}

/** Draws one of several by their weights. */
export function drawByShare<Item extends { readonly share: number }>(
  random: Random,
  items: readonly [Item, ...Item[]] | readonly Item[],
): Item {
  let left = random() * items.reduce((sum, { share }) => sum + share, 0);
  for (const item of items) {
    left -= item.share;
    if (left < 0) return item;
  }
  const last = items.at(-1);
  if (last === undefined) throw new RangeError('there is nothing to draw from');
  return last;
}

/** Draws one of several, each as likely. */
export function drawOne(random: Random, words: readonly string[]): string {
  return words[Math.floor(random() * words.length)] ?? '';
}
