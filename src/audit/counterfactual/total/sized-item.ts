/** One piece of work of a log; one prompt of the evidence. */
export interface SizedItem {
  /** The kind of work. */
  readonly kind: string;
  /** The duplicate cluster: what shares one may answer alike. */
  readonly cluster: string;
  /** What the value grows with, part by part; each ≥ 0, together > 0, as many parts in every item. */
  readonly sizes: readonly number[];
}

/** One prompt whose value is known. */
export interface MeasuredItem extends SizedItem {
  /** The value, in the parts of the sizes. */
  readonly values: readonly number[];
}

/** Adds numbers. */
export function addUp(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** Adds lists of the same length, place by place. */
export function addParts(lists: readonly (readonly number[])[]): number[] {
  const sums = (lists[0] ?? []).map(() => 0);
  for (const list of lists) {
    for (const [part, value] of list.entries()) sums[part] = (sums[part] ?? 0) + value;
  }
  return sums;
}

/** The parts of a list, each times its factor. */
export function dot(values: readonly number[], factors: readonly number[]): number {
  return addUp(values.map((value, part) => value * (factors[part] ?? 0)));
}

/** The whole size of an item. */
export function sizeOf(item: SizedItem): number {
  return addUp(item.sizes);
}

/** Adds one number of each item, cluster by cluster. */
export function addByCluster<Item extends SizedItem>(
  items: readonly Item[],
  numberOf: (item: Item, index: number) => number,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    sums.set(item.cluster, (sums.get(item.cluster) ?? 0) + numberOf(item, index));
  }
  return sums;
}
