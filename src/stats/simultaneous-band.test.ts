import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './create-random.ts';
import { mean } from './mean.ts';
import { normalQuantile } from './normal-quantile.ts';
import { pairedBootstrapInterval } from './paired-bootstrap-interval.ts';
import { everyResample } from './simulations/every-resample.ts';
import { simultaneousBand } from './simultaneous-band.ts';

/** Independent normal columns. */
function normalColumns(count: number, n: number, random: () => number): Float64Array[] {
  return Array.from({ length: count }, () =>
    Float64Array.from({ length: n }, () => normalQuantile(random() + 2 ** -33)),
  );
}

describe('simultaneousBand', () => {
  it('gives the exact critical value when it is dealt each of the 256 resamples once', () => {
    // Worked out from Romano, Wolf 2005: the 80 % point of the larger |t| of two columns of four; four have no spread.
    const { critical, intervals } = simultaneousBand({
      samples: [
        [0, 1, 3, 4],
        [2, 1, 2, 5],
      ],
      confidence: 0.8,
      resamples: 256,
      random: everyResample(4),
    });
    expect(critical).toBeCloseTo(3, 9);
    expect(intervals[0]).toEqual({
      mean: 2,
      low: expect.closeTo(2 - 3 * Math.sqrt(10 / 3 / 4), 9),
      high: expect.closeTo(2 + 3 * Math.sqrt(10 / 3 / 4), 9),
      confidence: 0.8,
      n: 4,
    });
  });

  it('comes near Šidák’s critical value for 21 independent columns', () => {
    // Šidák 1967, JASA 62, 626–633: Φ⁻¹((1 + 0.95^(1/21)) / 2) = 3.0307
    const random = createRandom('sidak');
    const band = simultaneousBand({
      samples: normalColumns(21, 400, random),
      confidence: 0.95,
      resamples: 4000,
      random,
    });
    expect(Math.abs(band.critical - normalQuantile((1 + 0.95 ** (1 / 21)) / 2))).toBeLessThan(0.12);
  });

  it('needs no more for a column seen twice, and contains every mean', () => {
    const column = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 4 }), fc.integer(), (samples, seed) => {
        const settings = { confidence: 0.9, resamples: 60 };
        const once = simultaneousBand({ samples, random: createRandom(seed), ...settings });
        const twice = simultaneousBand({
          samples: [...samples, ...samples],
          random: createRandom(seed),
          ...settings,
        });
        expect(twice.critical).toBeCloseTo(once.critical, 12);
        once.intervals.forEach((interval, k) => {
          expect(interval.mean).toBeCloseTo(mean(samples[k]!), 12);
          expect(interval.low <= interval.mean && interval.mean <= interval.high).toBe(true);
        });
      }),
    );
  });

  it('is the paired interval where there is one column', () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6];
    const settings = { confidence: 0.95, resamples: 300 };
    const { intervals } = simultaneousBand({
      samples: [values],
      random: createRandom('one column'),
      ...settings,
    });
    const zeros = values.map(() => 0);
    const paired = pairedBootstrapInterval({
      a: values,
      b: zeros,
      random: createRandom('one column'),
      ...settings,
    });
    expect(intervals[0]?.low).toBeCloseTo(paired.low, 9);
    expect(intervals[0]?.high).toBeCloseTo(paired.high, 9);
  });

  it('takes differences of rounding beside true ones for no difference', () => {
    const { intervals } = simultaneousBand({
      samples: [
        [5e-17, 0, 5e-17, 5e-17],
        [1, 0, 1, 1],
      ],
      confidence: 0.95,
      resamples: 50,
      random: createRandom(1),
    });
    expect(intervals[0]).toMatchObject({ mean: 0, low: 0, high: 0 });
  });

  it('gives a constant column no width and lets it not disturb the others', () => {
    const settings = { confidence: 0.95, resamples: 200 };
    const alone = simultaneousBand({ samples: [[1, 2, 4, 9]], random: createRandom(1), ...settings });
    const beside = simultaneousBand({
      samples: [
        [0.1, 0.1, 0.1, 0.1],
        [1, 2, 4, 9],
      ],
      random: createRandom(1),
      ...settings,
    });
    expect(beside.intervals[0]).toMatchObject({ low: 0.1, high: 0.1 });
    expect(beside.intervals[1]).toEqual(alone.intervals[0]);
    expect(simultaneousBand({ samples: [[2, 2]], random: createRandom(1), ...settings }).critical).toBe(0);
  });

  it('covers five correlated means at once in 91–98 % of 300 draws', () => {
    const random = createRandom('band');
    let covered = 0;
    for (let draw = 0; draw < 300; draw += 1) {
      const [shared = new Float64Array(0), ...own] = normalColumns(6, 80, random);
      const samples = own.map((column) => column.map((value, i) => value + shared[i]!));
      const { intervals } = simultaneousBand({ samples, confidence: 0.95, resamples: 300, random });
      if (intervals.every(({ low, high }) => low <= 0 && 0 <= high)) covered += 1;
    }
    expect(covered / 300).toBeGreaterThan(0.91);
    expect(covered / 300).toBeLessThan(0.98);
  });

  it('refuses no columns and columns of different length', () => {
    const settings = { confidence: 0.95, resamples: 10, random: createRandom(1) };
    expect(() => simultaneousBand({ samples: [], ...settings })).toThrow(RangeError);
    expect(() =>
      simultaneousBand({
        samples: [
          [1, 2],
          [1, 2, 3],
        ],
        ...settings,
      }),
    ).toThrow(RangeError);
  });
});
