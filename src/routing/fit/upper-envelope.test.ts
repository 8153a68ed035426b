import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { upperEnvelope } from './upper-envelope.ts';

const candidates = fc
  .array(fc.tuple(fc.nat(100), fc.nat(100)), { minLength: 1 })
  .map((points) =>
    points.map(([costUsd, quality]) => ({ costUsd, quality })).toSorted((a, b) => a.costUsd - b.costUsd),
  );

it('gives a position that a cheaper one beats the cheaper one', () => {
  const [a, b, c] = [
    { costUsd: 1, quality: 0.5 },
    { costUsd: 2, quality: 0.4 },
    { costUsd: 3, quality: 0.6 },
  ];
  expect(upperEnvelope([a, b, c])).toEqual([a, a, c]);
});

it('never falls in quality, and never makes a position dearer or worse than its own candidate', () => {
  fc.assert(
    fc.property(candidates, (list) => {
      const envelope = upperEnvelope(list);
      expect(envelope).toHaveLength(list.length);
      envelope.forEach((one, index) => {
        expect(one.quality).toBeGreaterThanOrEqual(envelope[index - 1]?.quality ?? 0);
        expect(one.quality).toBeGreaterThanOrEqual(list[index]?.quality ?? 0);
        expect(one.costUsd).toBeLessThanOrEqual(list[index]?.costUsd ?? 0);
        expect(list).toContain(one);
      });
    }),
  );
});
