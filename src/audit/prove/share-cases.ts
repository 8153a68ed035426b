/** A stratum is seen by at least so many cases, so that its spread is known. */
const LEAST_OF_STRATUM = 2;

/**
 * Shares cases out among strata in proportion to their sizes, by largest remainders.
 *
 * Shape   sizes of strata and a number of cases → cases of each, none more than its size; at least two of each where
 *         there are so many; together as many as asked for, or all
 */
export function shareCases(sizes: readonly number[], cases: number): readonly number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const wanted = Math.min(cases, total);
  const shares = sizes.map((size) => (total === 0 ? 0 : (wanted * size) / total));
  const counts = sizes.map((size, place) =>
    Math.min(size, Math.max(Math.min(LEAST_OF_STRATUM, size), Math.floor(shares[place] ?? 0))),
  );
  const lack = (place: number) => (shares[place] ?? 0) - (counts[place] ?? 0);
  const places = [...sizes.keys()];
  for (let sum = counts.reduce((one, other) => one + other, 0); sum !== wanted;) {
    const step = sum < wanted ? 1 : -1;
    const open = places.filter((place) =>
      step > 0 ? (counts[place] ?? 0) < (sizes[place] ?? 0) : (counts[place] ?? 0) > 0,
    );
    const place = open.toSorted((one, other) => step * (lack(other) - lack(one)))[0];
    if (place === undefined) break;
    counts[place] = (counts[place] ?? 0) + step;
    sum += step;
  }
  return counts;
}
