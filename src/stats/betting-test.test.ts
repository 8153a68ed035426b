import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bettingTest } from './betting-test.ts';
import { createRandom } from './create-random.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const common = { low: 0, high: 1, nullMean: 0.5, delta: 0.05 } as const;

describe('bettingTest', () => {
  it('gives the wealth worked out by hand for two wins and a loss', () => {
    // Waudby-Smith, Ramdas 2024: every stake is cut to 0.75 / 0.5, so that the wealth is 1.75 · 1.75 · 0.25.
    const result = bettingTest({ ...common, values: [1, 1, 0], horizon: 'anytime' });
    expect(result).toEqual({
      pValue: expect.closeTo(1 / 3.0625, 12),
      logWealth: expect.closeTo(Math.log(0.765625), 12),
      n: 3,
    });
  });

  it('gives the wealth worked out by hand for stakes aimed at a hundred values', () => {
    // Stakes √(2 ln 20 / (100 v)) with v = 0.25, 0.15625, 0.113426: wealth 1.244775 · 1.309618 · 0.636610.
    const result = bettingTest({ ...common, values: [1, 1, 0], horizon: 100 });
    expect(result.pValue).toBeCloseTo(0.6134293477147186, 9);
    expect(Math.exp(result.logWealth)).toBeCloseTo(1.0377785830985362, 9);
  });

  it('says after how many values it first rejected', () => {
    const values = Array.from({ length: 5 }, () => [0.05, 0.05, 1, 0.05, -0.95, 0.05, 1, 0.05]).flat();
    const result = bettingTest({ values, low: -0.95, high: 1, nullMean: -0.1, delta: 0.05, horizon: 40 });
    expect(result.pValue).toBeCloseTo(0.02876998, 7);
    expect(result.rejectedAt).toBe(35);
  });

  it('rejects at some time exactly when its p-value is at most delta, which never rises with more values', () => {
    fc.assert(
      fc.property(fc.array(unit, { minLength: 2, maxLength: 80 }), unit, (values, place) => {
        const settings = { ...common, nullMean: 0.05 + 0.9 * place, horizon: 40 };
        const all = bettingTest({ ...settings, values });
        const some = bettingTest({ ...settings, values: values.slice(0, -1) });
        expect(all.pValue).toBeGreaterThan(0);
        expect(all.pValue).toBeLessThanOrEqual(some.pValue);
        expect(all.rejectedAt !== undefined).toBe(all.pValue <= 0.05);
        expect(some.rejectedAt === undefined || some.rejectedAt === all.rejectedAt).toBe(true);
      }),
    );
  });

  it('gives the same p-value on any scale', () => {
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 40 }), (values) => {
        const stretched = values.map((value) => 8 * value - 3);
        const original = bettingTest({ ...common, values, horizon: 'anytime' });
        const other = bettingTest({
          low: -3,
          high: 5,
          nullMean: 1,
          delta: 0.05,
          values: stretched,
          horizon: 'anytime',
        });
        expect(other.pValue).toBeCloseTo(original.pValue, 9);
      }),
    );
  });

  it('rejects a true null in at most 5 % of 1,000 streams looked at after every value, and 2 SE', () => {
    const random = createRandom('betting');
    let rejected = 0;
    for (let draw = 0; draw < 1000; draw += 1) {
      const values = Array.from({ length: 200 }, () => (random() < 0.9 ? 1 : 0));
      const result = bettingTest({ ...common, nullMean: 0.9, values, horizon: 200 });
      if (result.rejectedAt !== undefined) rejected += 1;
    }
    expect(rejected / 1000).toBeLessThan(0.05 + 2 * Math.sqrt((0.05 * 0.95) / 1000));
  });

  it('refuses a value outside its range, a null at its end, and no values', () => {
    expect(() => bettingTest({ ...common, values: [1.1], horizon: 1 })).toThrow(RangeError);
    expect(() => bettingTest({ ...common, values: [1], nullMean: 1, horizon: 1 })).toThrow(RangeError);
    expect(() => bettingTest({ ...common, values: [], horizon: 1 })).toThrow(RangeError);
    expect(() => bettingTest({ ...common, values: [1], horizon: 0 })).toThrow(RangeError);
  });
});
