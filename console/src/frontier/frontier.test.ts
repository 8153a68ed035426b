import { describe, expect, it } from 'vitest';
import { RECORDED_ENTRY, SIMULATED_ENTRY } from '../__fixtures__/constructed-dials.ts';
import type { MeasuredDial } from '../figures/interval.ts';
import { placeCost } from './place-cost.ts';
import { alongLine, placeLabels } from './place-labels.ts';
import { qualityScale } from './quality-scale.ts';

function dialOf({ dial }: typeof RECORDED_ENTRY): MeasuredDial {
  if (dial.status !== 'measured') throw new Error('the constructed dial is measured');
  return dial;
}

const recorded = dialOf(RECORDED_ENTRY);
const simulated = dialOf(SIMULATED_ENTRY);

describe('the place of a cost on the dial', () => {
  it('is the knot that costs as much', () => {
    expect(placeCost(recorded.readings, recorded.readings[12]?.costUsd.mean ?? 0).position).toBeCloseTo(
      0.6,
      12,
    );
  });

  it('is halfway between two knots in factors of cost', () => {
    const [a = 0, b = 0] = [12, 13].map((knot) => recorded.readings[knot]?.costUsd.mean);
    expect(placeCost(recorded.readings, Math.sqrt(a * b)).position).toBeCloseTo(0.625, 12);
  });

  it('is the lower end for what costs nothing, where something else costs nothing', () => {
    expect(placeCost(simulated.readings, 0)).toEqual({ position: 0, isBeyond: false });
    expect(placeCost(simulated.readings, 1e-9).position).toBeGreaterThan(0);
  });

  it('is the upper end for what costs more than the dial, and says that it is beyond', () => {
    expect(placeCost(recorded.readings, 1)).toEqual({ position: 1, isBeyond: true });
  });
});

describe('the scale of quality', () => {
  it.each([
    ['recorded', recorded],
    ['simulated', simulated],
  ])('spans every interval and every plan of the %s dial with round ends', (_, dial) => {
    const { from, to, ticks } = qualityScale(dial);
    for (const { quality } of dial.readings) {
      expect(quality.low).toBeGreaterThanOrEqual(from - 1e-9);
      expect(quality.high).toBeLessThanOrEqual(to + 1e-9);
    }
    expect(ticks.length).toBeLessThanOrEqual(10);
    expect(ticks.map((share) => Math.abs(Math.round(100 * share) - 100 * share))).toEqual(
      ticks.map(() => expect.closeTo(0, 9)),
    );
  });

  it('keeps a height where everything reads alike', () => {
    const quality = { mean: 1, low: 1, high: 1, standardError: 0, confidence: 0.95, n: 9 };
    const readings = recorded.readings.map((reading) => ({ ...reading, quality }));
    const planPoints = recorded.planPoints.map((point) => ({ ...point, quality }));
    const { from, to } = qualityScale({ ...recorded, readings, planPoints });
    expect(to).toBeGreaterThan(from);
  });
});

describe('names in the plot', () => {
  const bounds = { left: 0, right: 400, top: 0, bottom: 300 };

  it('stand apart where points lie on one another', () => {
    const points = ['one-model', 'two-model', 'three-model'].map((text) => ({ x: 200, y: 150, text }));
    const seats = placeLabels(points, { bounds, obstacles: points });
    expect(new Set(seats.map(({ x, y, anchor }) => `${x} ${y} ${anchor}`)).size).toBe(3);
  });

  it('stay off the line between two far points', () => {
    const line = alongLine([
      { x: 0, y: 150 },
      { x: 400, y: 150 },
    ]);
    const [seat] = placeLabels([{ x: 100, y: 150, text: 'a-model' }], { bounds, obstacles: line });
    expect(Math.abs((seat?.y ?? 150) - 150)).toBeGreaterThan(8);
  });

  it('stay inside at both ends', () => {
    const points = [0, 400].map((x) => ({ x, y: 150, text: 'a-model-of-some-length' }));
    const [left, right] = placeLabels(points, { bounds, obstacles: [] });
    expect([left?.anchor, right?.anchor]).toEqual(['start', 'end']);
  });
});
