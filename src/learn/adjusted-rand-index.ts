/** Pairs among so many. */
function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}

function sumOfPairs(counts: Iterable<number>): number {
  let sum = 0;
  for (const count of counts) sum += pairsOf(count);
  return sum;
}

function addOne(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/**
 * Measures how far two groupings of the same rows agree, corrected for what chance alone would make agree.
 *
 * Shape   one group number in [0, 65,536) a row, twice → 1 where both are the same but for their numbers, about 0 by
 *         chance; 1 where both put all rows together, or each row alone
 * Throws  RangeError when the groupings are of different lengths
 * Source  Hubert, Arabie 1985, "Comparing partitions"
 */
export function adjustedRandIndex(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) {
    throw new RangeError(
      `the groupings have ${one.length} and ${other.length} rows: give the same rows twice`,
    );
  }
  const [both, first, second] = [
    new Map<number, number>(),
    new Map<number, number>(),
    new Map<number, number>(),
  ];
  for (let row = 0; row < one.length; row += 1) {
    addOne(first, one[row]!);
    addOne(second, other[row]!);
    addOne(both, one[row]! * 65_536 + other[row]!);
  }
  const together = sumOfPairs(both.values());
  const [firstPairs, secondPairs] = [sumOfPairs(first.values()), sumOfPairs(second.values())];
  const expected = one.length < 2 ? 0 : (firstPairs * secondPairs) / pairsOf(one.length);
  const most = (firstPairs + secondPairs) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}
