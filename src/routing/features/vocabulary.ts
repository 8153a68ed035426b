import { BUCKET_COUNT, excerptText, hashWords, TEXT_STATISTICS, textStatistics } from '#text';

/** What turns a text into features: which hash buckets count, how much, and how statistics are scaled. */
export interface Vocabulary {
  /** Buckets in column order. */
  readonly buckets: Uint16Array;
  /** Inverse document frequency of each bucket. */
  readonly idf: Float32Array;
  readonly statisticMeans: Float32Array;
  readonly statisticScales: Float32Array;
}

/** A bucket seen in one text only cannot be learned from. */
export const MINIMUM_TEXTS = 2;

function countTexts(texts: readonly string[]): Int32Array {
  const textCounts = new Int32Array(BUCKET_COUNT);
  const lastText = new Int32Array(BUCKET_COUNT).fill(-1);
  texts.forEach((text, index) => {
    hashWords(excerptText(text), (bucket) => {
      if (lastText[bucket] === index) return;
      lastText[bucket] = index;
      textCounts[bucket] = (textCounts[bucket] ?? 0) + 1;
    });
  });
  return textCounts;
}

/** Learns a vocabulary from texts: document frequencies of hashed words and the spread of text statistics. */
export function fitVocabulary(texts: readonly string[]): Vocabulary {
  const textCounts = countTexts(texts);
  const buckets = Uint16Array.from(
    [...textCounts.keys()].filter((bucket) => (textCounts[bucket] ?? 0) >= MINIMUM_TEXTS),
  );
  const idf = Float32Array.from(buckets, (bucket) => Math.log(texts.length / (textCounts[bucket] ?? 1)));
  const statistics = texts.map((text) => textStatistics(excerptText(text), text.length));
  const means = TEXT_STATISTICS.map(
    (_, index) => statistics.reduce((sum, values) => sum + (values[index] ?? 0), 0) / texts.length,
  );
  const scales = means.map((mean, index) => {
    const squares = statistics.reduce((sum, values) => sum + ((values[index] ?? 0) - mean) ** 2, 0);
    return Math.sqrt(squares / texts.length) || 1;
  });
  return {
    buckets,
    idf,
    statisticMeans: Float32Array.from(means),
    statisticScales: Float32Array.from(scales),
  };
}
