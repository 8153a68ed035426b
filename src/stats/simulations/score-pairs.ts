/** One case answered by a policy (a) and by the top plan (b): 1 is right, 0 is wrong. */
type ScorePair = readonly [a: number, b: number];

/** A population of pairs with its true mean difference. */
export interface PairPopulation {
  readonly name: string;
  readonly truth: number;
  readonly drawPair: () => ScorePair;
}

/** Two plans that err independently, the first 5 points worse: many pairs differ. */
export function independentPairs(p: number, random: () => number): PairPopulation {
  return {
    name: 'independent pairs',
    truth: -0.05,
    drawPair: () => [random() < p - 0.05 ? 1 : 0, random() < p ? 1 : 0],
  };
}

/** A policy that mostly serves the top plan: it loses 4 % of its right answers and mends 10 % of its wrong ones. */
export function alikePairs(p: number, random: () => number): PairPopulation {
  return {
    name: 'alike pairs',
    truth: 0.1 * (1 - p) - 0.04 * p,
    drawPair: () => {
      const b = random() < p ? 1 : 0;
      const isChanged = random() < (b === 1 ? 0.04 : 0.1);
      return [isChanged ? 1 - b : b, b];
    },
  };
}
