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
  const least = sizes.map((size) => Math.min(LEAST_OF_STRATUM, size));
  const counts = shares.map((share, place) => Math.max(least[place] ?? 0, Math.floor(share)));
  const count = (place: number) => counts[place] ?? 0;
  const lack = (place: number) => (shares[place] ?? 0) - count(place);

  /** Strata that may give a case up, those with more than they must have first of all. */
  function givers(): readonly number[] {
    const places = [...sizes.keys()];
    const rich = places.filter((place) => count(place) > (least[place] ?? 0));
    return rich.length > 0 ? rich : places.filter((place) => count(place) > 0);
  }

  for (let sum = counts.reduce((one, other) => one + other, 0); sum !== wanted;) {
    const step = sum < wanted ? 1 : -1;
    const open =
      step > 0 ? [...sizes.keys()].filter((place) => count(place) < (sizes[place] ?? 0)) : givers();
    const place = open.toSorted((one, other) => step * (lack(other) - lack(one)))[0];
    if (place === undefined) break;
    counts[place] = count(place) + step;
    sum += step;
  }
  return counts;
}
