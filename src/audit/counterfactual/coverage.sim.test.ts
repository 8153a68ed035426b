import { describe, expect, it } from 'vitest';
import { measureCoverage, type World } from './__fixtures__/draw-world.ts';

const IS_FULL = process.env['VERNIER_FULL'] === '1';
const LOGS = IS_FULL ? 1000 : 40;
/** Reduced runs only guard against gross mistakes: four standard errors of their few logs. */
const SLACK = IS_FULL ? 0 : 4 * Math.sqrt((0.05 * 0.95) / LOGS);
const TIMEOUT_MS = 300_000;

const THREE: World['kinds'] = [
  { upper: 0.97, lower: [0.96, 0.4], ratio: 0.8, size: 1 },
  { upper: 0.85, lower: [0.75, 0.35], ratio: 1.1, size: 2 },
  { upper: 0.6, lower: [0.7, 0.15], ratio: 1.5, size: 6 },
];
const EIGHT: World['kinds'] = Array.from({ length: 8 }, (_, index) => ({
  upper: 0.95 - 0.05 * index,
  lower: [0.97 - 0.06 * index, 0.2],
  ratio: 0.6 + 0.15 * index,
  size: 1 + index,
}));
const EASY: World['kinds'] = [{ upper: 0.99, lower: [0.985, 0.3], ratio: 0.9, size: 1 }];
const HEAVY = { sizeSpread: 1.3, ratioSpread: 0.8 };

const WORLDS: readonly World[] = [
  { name: 'few clusters', kinds: THREE, evidenceClusters: 10, logClusters: 40 },
  { name: 'little evidence, a large log', kinds: THREE, evidenceClusters: 30, logClusters: 200 },
  { name: 'much evidence, a small log', kinds: THREE, evidenceClusters: 200, logClusters: 10 },
  { name: 'much evidence, a large log', kinds: THREE, evidenceClusters: 200, logClusters: 200 },
  { name: 'eight kinds', kinds: EIGHT, evidenceClusters: 10, logClusters: 40 },
  { name: 'a borrowed ratio', kinds: EIGHT, evidenceClusters: 30, logClusters: 40, borrowed: true },
  { name: 'heavy tokens', kinds: THREE, evidenceClusters: 40, logClusters: 40, ...HEAVY },
  {
    name: 'unrelated tokens',
    kinds: THREE,
    evidenceClusters: 40,
    logClusters: 40,
    ...HEAVY,
    unrelated: true,
  },
  { name: 'heavy tokens, a large log', kinds: THREE, evidenceClusters: 40, logClusters: 400, ...HEAVY },
  ...[0, 0.5, 1].map((alike) => ({
    name: `duplicates, alike ${alike}`,
    kinds: THREE,
    evidenceClusters: 40,
    logClusters: 40,
    clusterItems: 5,
    alike,
  })),
  {
    name: 'few clusters of duplicates',
    kinds: THREE,
    evidenceClusters: 10,
    logClusters: 40,
    clusterItems: 5,
    alike: 0.5,
  },
  { name: 'rare errors', kinds: EASY, evidenceClusters: 200, logClusters: 200 },
  { name: 'rare errors, little evidence', kinds: EASY, evidenceClusters: 30, logClusters: 40 },
];

/** Coverage above 99 %; the same figures stand in the README. */
const TOO_WIDE: Readonly<Record<string, readonly ('lostPoints' | 'savedUsd')[]>> = {
  'rare errors, little evidence': ['lostPoints'],
};
/** Small ones that are looked at every time. */
const ALWAYS = ['few clusters', 'eight kinds', 'heavy tokens', 'few clusters of duplicates'];

describe('the intervals of a counterfactual', () => {
  it.each(WORLDS.filter(({ name }) => IS_FULL || ALWAYS.includes(name)))(
    'hold the truth in 92–99 % of the logs of a world of $name, but where the README says otherwise',
    (world) => {
      const covered = measureCoverage(world, LOGS);
      if (IS_FULL) console.log(world.name, covered);
      for (const figure of ['lostPoints', 'savedUsd'] as const) {
        const isWide = TOO_WIDE[world.name]?.includes(figure) ?? false;
        expect(covered[figure]).toBeGreaterThanOrEqual((isWide ? 0.99 : 0.92) - SLACK);
        expect(covered[figure]).toBeLessThanOrEqual((isWide ? 1 : 0.99) + SLACK);
      }
    },
    TIMEOUT_MS,
  );
});
