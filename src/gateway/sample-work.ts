import { VernierError } from '#core';
import { SampleAnswer, type SampleResponse, type SampleVerdict } from '#contract';

/** Work to try a gateway on, with its right answers. */
export interface SampleWork {
  /** What it is, in one line. */
  readonly title: string;
  readonly items: readonly SampleItem[];
  /** Whether an answer is right: the rule that the rows of the sample's dial were scored by. */
  readonly isRight: (answer: string, gold: string) => boolean;
}

/** One piece of sample work. */
interface SampleItem {
  readonly id: string;
  readonly prompt: string;
  readonly gold: string;
}

/** Bytes of an answer that is judged; every answer of sample work is a few lines. */
export const MOST_ANSWER_BYTES = 1_000_000;

interface PlacedItem {
  readonly sample: SampleWork;
  readonly item: SampleItem;
  readonly index: number;
}

function findItem(sample: SampleWork | undefined, text: string): PlacedItem {
  const { items = [] } = sample ?? {};
  const index = /^\d{1,9}$/u.test(text) ? Number(text) % Math.max(1, items.length) : Number.NaN;
  const item = items[index];
  if (sample !== undefined && item !== undefined) return { sample, item, index };
  const problem =
    items.length === 0
      ? 'this gateway has no sample work'
      : `${text.slice(0, 40)} is no index of the sample work`;
  throw new VernierError('not-found', `${problem}: ask a question of your own, or use /vernier/sample/0`);
}

/**
 * Takes one piece of the sample work; beyond the last it begins again.
 *
 * Throws  'not-found' where there is none, and for an index that is no whole number
 */
export function sampleResponse(work: SampleWork | undefined, text: string): SampleResponse {
  const { sample, item, index } = findItem(work, text);
  return { version: 1, title: sample.title, index, count: sample.items.length, ...item };
}

/**
 * Judges an answer to one piece of the sample work.
 *
 * Throws  what `sampleResponse` throws; 'bad-request' for a body that is no answer
 */
export function sampleVerdict(work: SampleWork | undefined, text: string, body: unknown): SampleVerdict {
  const { sample, item } = findItem(work, text);
  const asked = SampleAnswer.safeParse(body);
  if (!asked.success) {
    throw new VernierError(
      'bad-request',
      'the body is no answer to judge: send {"version": 1, "answer": "…"} as JSON',
    );
  }
  return { version: 1, isRight: sample.isRight(asked.data.answer, item.gold), gold: item.gold };
}
