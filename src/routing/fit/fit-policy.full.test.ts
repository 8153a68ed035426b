import { describe, expect, it } from 'vitest';
import {
  drawRows,
  fitRows,
  NO_SIGNAL,
  ROUTABLE,
  SEGMENTS_ONLY,
  type World,
} from '../__fixtures__/synthetic-world.ts';

const DRAWS = 200;
const ROWS = 200;
const RISK = 0.05;
const MOST_PROMOTED = RISK + 2 * Math.sqrt((RISK * (1 - RISK)) / DRAWS);
const TIMEOUT_MS = 1_800_000;

/** How often a level passes its gate over draws of a world. */
function passRate(world: World, level: 'words' | 'segments', draws = DRAWS): number {
  let passed = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const { gates } = fitRows(drawRows(world, { rows: ROWS, seed: `${level} ${draw}` }), `fit ${draw}`);
    if (gates.some((gate) => gate.level === level && gate.passed)) passed += 1;
  }
  console.log(`gate ${level} of ${world.segments.join('+')} passed ${passed} of ${draws}`);
  return passed / draws;
}

describe('the promotion gate', () => {
  it(
    'lets a policy pass in at most 5 % and 2 SE of worlds with nothing to learn',
    () => {
      expect(passRate(NO_SIGNAL, 'words')).toBeLessThanOrEqual(MOST_PROMOTED);
    },
    TIMEOUT_MS,
  );

  it(
    'lets words pass in at most 5 % and 2 SE of worlds where only the kind of work tells',
    () => {
      expect(passRate(SEGMENTS_ONLY, 'words')).toBeLessThanOrEqual(MOST_PROMOTED);
    },
    TIMEOUT_MS,
  );

  it(
    'lets words pass in nine of ten worlds where they tell',
    () => {
      expect(passRate(ROUTABLE, 'words', 50)).toBeGreaterThan(0.9);
    },
    TIMEOUT_MS,
  );
});
