import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { frozenHull } from './frozen-hull.ts';

const plans = fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 })), {
  minLength: 1,
  maxLength: 8,
});

it('is concave, and no plan lies above a mixture of its corners at the plan’s cost', () => {
  fc.assert(
    fc.property(plans, (points) => {
      const planCostUsd = points.map(([cost]) => cost / 1000);
      const planQuality = points.map(([, quality]) => quality / 1000);
      const corners = frozenHull({ planQuality, planCostUsd }).map((plan) => ({
        costUsd: planCostUsd[plan] ?? 0,
        quality: planQuality[plan] ?? 0,
      }));
      const slopes = corners.slice(1).map((corner, index) => {
        const from = corners[index] ?? corner;
        return (corner.quality - from.quality) / (corner.costUsd - from.costUsd);
      });
      slopes.slice(1).forEach((slope, index) => expect(slope).toBeLessThan((slopes[index] ?? 0) + 1e-9));
      slopes.forEach((slope, index) => {
        const from = corners[index] ?? { costUsd: 0, quality: 0 };
        planCostUsd.forEach((costUsd, plan) => {
          const onLine = from.quality + slope * (costUsd - from.costUsd);
          expect(planQuality[plan] ?? 0).toBeLessThanOrEqual(onLine + 1e-9);
        });
      });
    }),
  );
});
