/**
 * Shares of a whole in whole percent that add up to what the parts make of it: 100 where they are all of it.
 *
 * Source  largest remainders (Hamilton); of equal ones the first is rounded up
 */
export function wholePercents(counts: readonly number[], n: number): readonly number[] {
  const exact = counts.map((count) => (100 * count) / n);
  const percents = exact.map(Math.floor);
  const sum = Math.round((100 * counts.reduce((total, count) => total + count, 0)) / n);
  const missing = sum - percents.reduce((total, percent) => total + percent, 0);
  const byRemainder = [...counts.keys()].toSorted(
    (a, b) => (exact[b] ?? 0) - (percents[b] ?? 0) - (exact[a] ?? 0) + (percents[a] ?? 0),
  );
  const roundedUp = new Set(byRemainder.slice(0, missing));
  return percents.map((percent, index) => percent + (roundedUp.has(index) ? 1 : 0));
}
