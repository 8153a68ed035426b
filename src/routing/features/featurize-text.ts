import { BUCKET_COUNT, excerptText, hashWords, TEXT_STATISTICS, textStatistics } from '#text';
import type { Vocabulary } from './vocabulary.ts';

/** A text as features. */
interface TextFeatures {
  /** Column of each feature that is not 0. */
  readonly columns: Int32Array;
  readonly values: Float64Array;
  /** Share of the text's distinct hashed words that the vocabulary knows, in [0,1]; 0 for an empty text. */
  readonly knownShare: number;
}

/** Turns texts into features. Keeps scratch space, so one call at a time (it is synchronous). */
export interface Featurizer {
  readonly columnCount: number;
  featurize(text: string): TextFeatures;
}

/** Weight of one standardised statistic beside the word block, whose length is 1. */
const STATISTIC_WEIGHT = 0.3;
const STATISTIC_LIMIT = 3;
const BIAS_WEIGHT = 0.5;

/** Counts the hashed words of one text at a time in scratch space, which it leaves empty. */
function createWordCounter() {
  const counts = new Int32Array(BUCKET_COUNT);
  return function countWords(text: string, visit: (bucket: number, count: number) => void): number {
    const seen: number[] = [];
    hashWords(text, (bucket) => {
      const count = counts[bucket] ?? 0;
      if (count === 0) seen.push(bucket);
      counts[bucket] = count + 1;
    });
    for (const bucket of seen) {
      visit(bucket, counts[bucket] ?? 0);
      counts[bucket] = 0;
    }
    return seen.length;
  };
}

/** A sparse row that grows; its arrays are cut to size at the end. */
class RowBuilder {
  readonly #columns: Int32Array;
  readonly #values: Float64Array;
  #size = 0;

  constructor(capacity: number) {
    this.#columns = new Int32Array(capacity);
    this.#values = new Float64Array(capacity);
  }

  add(column: number, value: number): void {
    this.#columns[this.#size] = column;
    this.#values[this.#size] = value;
    this.#size += 1;
  }

  /** Scales what is there so far to length 1. */
  normalise(): void {
    let square = 0;
    for (let index = 0; index < this.#size; index += 1) square += (this.#values[index] ?? 0) ** 2;
    if (square === 0) return;
    const length = Math.sqrt(square);
    for (let index = 0; index < this.#size; index += 1)
      this.#values[index] = (this.#values[index] ?? 0) / length;
  }

  finish(): Pick<TextFeatures, 'columns' | 'values'> {
    return { columns: this.#columns.subarray(0, this.#size), values: this.#values.subarray(0, this.#size) };
  }
}

/** Scales a statistic by its mean and spread on the fit rows, within limits. */
function scaleStatistic(
  { statisticMeans, statisticScales }: Vocabulary,
  index: number,
  statistic: number,
): number {
  const scaled = (statistic - (statisticMeans[index] ?? 0)) / (statisticScales[index] ?? 1);
  return STATISTIC_WEIGHT * Math.max(-STATISTIC_LIMIT, Math.min(STATISTIC_LIMIT, scaled));
}

/**
 * Makes the function that turns a text into hashed words (log-TF × IDF, length 1), scaled statistics and a bias.
 *
 * Shape   columns: one for each bucket, then one for each statistic, then the bias
 */
export function createFeaturizer(vocabulary: Vocabulary): Featurizer {
  const { buckets, idf } = vocabulary;
  const columnOfBucket = new Int32Array(BUCKET_COUNT).fill(-1);
  buckets.forEach((bucket, column) => {
    columnOfBucket[bucket] = column;
  });
  const countWords = createWordCounter();
  const columnCount = buckets.length + TEXT_STATISTICS.length + 1;

  function featurize(text: string): TextFeatures {
    const excerpt = excerptText(text);
    // every word begins at least one character after the last, and brings at most a pair
    const row = new RowBuilder(2 * excerpt.length + TEXT_STATISTICS.length + 1);
    let known = 0;
    const words = countWords(excerpt, (bucket, count) => {
      const column = columnOfBucket[bucket] ?? -1;
      if (column < 0) return;
      known += 1;
      const weight = idf[column] ?? 0;
      if (weight > 0) row.add(column, (1 + Math.log(count)) * weight);
    });
    row.normalise();
    textStatistics(excerpt, text.length).forEach((statistic, index) => {
      row.add(buckets.length + index, scaleStatistic(vocabulary, index, statistic));
    });
    row.add(columnCount - 1, BIAS_WEIGHT);
    return { ...row.finish(), knownShare: words === 0 ? 0 : known / words };
  }

  return { columnCount, featurize };
}
