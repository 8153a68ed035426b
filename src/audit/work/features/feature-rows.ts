/** Is told a feature's bucket and its count. */
export type FeatureVisit = (bucket: number, count: number) => void;

/** Hashed features of tasks, kept close together. */
export interface FeatureRows {
  /** Appends the counts of buckets and gives the row's index; of many, the most frequent are kept. */
  add(counts: ReadonlyMap<number, number>): number;
  /** Calls `visit` with each bucket of a row and its count. */
  visit(row: number, visit: FeatureVisit): void;
}

/** Buckets kept of one task: three bytes each. */
const MOST_FEATURES = 64;
const MOST_COUNT = 255;
const FIRST_SIZE = 4096;

/** Gives the buckets that are kept of a text, the most frequent ones, with their counts. */
export function keptFeatures(counts: ReadonlyMap<number, number>): readonly (readonly [number, number])[] {
  return [...counts]
    .toSorted((one, other) => other[1] - one[1])
    .slice(0, MOST_FEATURES)
    .map(([bucket, count]) => [bucket, Math.min(count, MOST_COUNT)]);
}

/** Makes an empty table of features. */
export function createFeatureRows(): FeatureRows {
  let buckets = new Uint16Array(FIRST_SIZE);
  let counts = new Uint8Array(FIRST_SIZE);
  const starts: number[] = [0];
  let size = 0;

  function grow(): void {
    const [widerBuckets, widerCounts] = [new Uint16Array(2 * size), new Uint8Array(2 * size)];
    widerBuckets.set(buckets);
    widerCounts.set(counts);
    [buckets, counts] = [widerBuckets, widerCounts];
  }

  return {
    add(features) {
      for (const [bucket, count] of keptFeatures(features)) {
        if (size === buckets.length) grow();
        buckets[size] = bucket;
        counts[size] = count;
        size += 1;
      }
      starts.push(size);
      return starts.length - 2;
    },
    visit(row, visit) {
      const end = starts[row + 1] ?? 0;
      for (let place = starts[row] ?? 0; place < end; place += 1) {
        visit(buckets[place] ?? 0, counts[place] ?? 0);
      }
    },
  };
}
