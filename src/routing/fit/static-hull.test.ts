import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MeasuredArm, mixForSpend, staticHull } from './static-hull.ts';

const number = fc.integer({ min: 0, max: 1000 });
const arms = fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 10 }).map((points) =>
  points.map(([cost, quality], plan): MeasuredArm => ({
    arm: { type: 'plan', plan },
    costUsd: cost / 1000,
    quality: quality / 1000,
  })),
);

function measured(points: readonly (readonly [costUsd: number, quality: number])[]): MeasuredArm[] {
  return points.map(([costUsd, quality], plan) => ({ arm: { type: 'plan', plan }, costUsd, quality }));
}

const plansOf = (hull: readonly MeasuredArm[]) =>
  hull.map(({ arm }) => (arm.type === 'plan' ? arm.plan : 'learned'));

const pointsOf = (hull: readonly MeasuredArm[]) => hull.map(({ costUsd, quality }) => ({ costUsd, quality }));

/** The quality of the frontier at a cost, joined linearly and level beyond its ends. */
function frontierAt(hull: readonly MeasuredArm[], costUsd: number): number {
  let quality = Number.NEGATIVE_INFINITY;
  hull.forEach((point, index) => {
    if (point.costUsd > costUsd) return;
    const next = hull[index + 1];
    const share =
      next === undefined ? 0 : Math.min(1, (costUsd - point.costUsd) / (next.costUsd - point.costUsd));
    quality = point.quality + share * ((next?.quality ?? 0) - point.quality);
  });
  return quality;
}

describe('staticHull', () => {
  it('leaves out what is dominated and what lies below a mixture of its neighbours', () => {
    // plan 1 costs as much as a quarter of plan 2 mixed into plan 0 and is worse; plan 3 is dearer and worse than 2
    const hull = staticHull(
      measured([
        [1, 0.5],
        [2, 0.55],
        [5, 0.9],
        [6, 0.8],
      ]),
    );
    expect(plansOf(hull)).toEqual([0, 2]);
  });

  it('keeps a plan that beats every mixture at its price', () => {
    expect(
      plansOf(
        staticHull(
          measured([
            [1, 0.5],
            [2, 0.8],
            [5, 0.9],
          ]),
        ),
      ),
    ).toEqual([0, 1, 2]);
  });

  it('of equally dear plans keeps the better, of equally good ones the cheaper', () => {
    expect(
      plansOf(
        staticHull(
          measured([
            [1, 0.5],
            [1, 0.7],
          ]),
        ),
      ),
    ).toEqual([1]);
    expect(
      plansOf(
        staticHull(
          measured([
            [2, 0.7],
            [1, 0.7],
          ]),
        ),
      ),
    ).toEqual([1]);
  });

  it('runs from the cheapest plan to the best one, up and ever less steeply', () => {
    fc.assert(
      fc.property(arms, (plans) => {
        const hull = staticHull(plans);
        expect(hull[0]?.costUsd).toBe(Math.min(...plans.map(({ costUsd }) => costUsd)));
        expect(hull.at(-1)?.quality).toBe(Math.max(...plans.map(({ quality }) => quality)));
        let before = Number.POSITIVE_INFINITY;
        hull.slice(1).forEach((point, index) => {
          const from = hull[index] ?? point;
          const slope = (point.quality - from.quality) / (point.costUsd - from.costUsd);
          expect(slope).toBeGreaterThan(0);
          expect(slope).toBeLessThan(before + 1e-9);
          before = slope;
        });
      }),
    );
  });

  it('has no plan above it', () => {
    fc.assert(
      fc.property(arms, (plans) => {
        const hull = staticHull(plans);
        for (const plan of plans) {
          expect(plan.quality).toBeLessThanOrEqual(frontierAt(hull, plan.costUsd) + 1e-9);
        }
      }),
    );
  });

  it('is the same whatever the order of plans', () => {
    fc.assert(
      fc.property(arms, (plans) => {
        expect(pointsOf(staticHull(plans.toReversed()))).toEqual(pointsOf(staticHull(plans)));
      }),
    );
  });
});

describe('mixForSpend', () => {
  const hull = staticHull(
    measured([
      [1, 0.5],
      [2, 0.8],
      [5, 0.9],
    ]),
  );

  it('mixes the two neighbours by how far the target lies between them', () => {
    expect(mixForSpend(hull, 2.75)).toEqual({
      low: { type: 'plan', plan: 1 },
      high: { type: 'plan', plan: 2 },
      highShare: 0.25,
    });
  });

  it.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [5, 2],
    [9, 2],
  ])('serves one plan alone for a target of %d', (target, plan) => {
    const arm = { type: 'plan', plan };
    expect(mixForSpend(hull, target)).toEqual({ low: arm, high: arm, highShare: 0 });
  });

  it('spends exactly the target wherever two plans enclose it', () => {
    fc.assert(
      fc.property(arms, fc.double({ min: 0, max: 1, noNaN: true }), (plans, share) => {
        const frontier = staticHull(plans);
        const [lowest, highest] = [frontier[0]?.costUsd ?? 0, frontier.at(-1)?.costUsd ?? 0];
        const target = lowest + share * (highest - lowest);
        const { low, high, highShare } = mixForSpend(frontier, target);
        const costOf = (arm: typeof low) => frontier.find((one) => one.arm === arm)?.costUsd ?? Number.NaN;
        expect((1 - highShare) * costOf(low) + highShare * costOf(high)).toBeCloseTo(target, 10);
      }),
    );
  });

  it('refuses to mix nothing', () => {
    expect(() => mixForSpend([], 1)).toThrow(RangeError);
  });
});
