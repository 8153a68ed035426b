import { createRandom } from '#stats';
import { describe, expect, it } from 'vitest';
import { drawRows, NO_SIGNAL, SEGMENTS_ONLY, type World } from './__fixtures__/synthetic-world.ts';
import { createDial, type DialRows } from './create-dial.ts';
import { parseDial } from './dial/parse-dial.ts';
import type { FitOptions } from './fit/fit-policy.ts';
import type { RowTable } from './rows/row-table.ts';
import { RoutingConfig } from './schema.ts';

const options = (): FitOptions => ({
  config: RoutingConfig.parse({ rhos: [0.8, 0.9] }),
  random: createRandom('create a dial'),
  priceDate: '2026-11-01',
  createdAt: '2026-11-20T12:00:00.000Z',
  source: 'recorded',
});

/** Rows whose text is the name of their segment: all that is known is the kind of work. */
function withoutTexts(world: World, rows: number): DialRows {
  const draw = (seed: string): RowTable => {
    const table = drawRows(world, { rows, seed });
    return { ...table, texts: [...table.segments].map((segment) => table.segmentNames[segment] ?? '') };
  };
  return { fitRows: draw('fit'), certifyRows: draw('certify') };
}

describe('createDial', () => {
  const certifyRows = drawRows(NO_SIGNAL, { rows: 60, seed: 'certify' });
  const dial = createDial(
    { fitRows: drawRows(NO_SIGNAL, { rows: 90, seed: 'fit' }), certifyRows },
    options(),
  );

  it('gives a dial that can be written and read', () => {
    expect(parseDial(JSON.stringify(dial), 'it')).toEqual(dial);
  });

  it('measures every knot and certifies every promise once, at its first attempt', () => {
    expect(dial.readings).toHaveLength(21);
    expect(dial.steps?.map(({ knot }) => knot)).toEqual(dial.readings.slice(1).map(({ knot }) => knot));
    expect(dial.certificates.map(({ rho, attempt, delta, n }) => ({ rho, attempt, delta, n }))).toEqual([
      { rho: 0.8, attempt: 1, delta: 0.05, n: 60 },
      { rho: 0.9, attempt: 1, delta: 0.05, n: 60 },
    ]);
  });

  it('refuses to certify on rows that it was fitted on', () => {
    expect(() => createDial({ fitRows: certifyRows, certifyRows }, options())).toThrow(
      expect.objectContaining({ code: 'rows-already-used' }),
    );
  });
});

describe('rows without texts', () => {
  const { policy } = createDial(withoutTexts(SEGMENTS_ONLY, 300), options());

  it('teach what the kind of work tells, and claim no words', () => {
    expect(policy.gates.map(({ level, passed }) => ({ level, passed }))).toEqual([
      { level: 'segments', passed: true },
    ]);
  });

  it('of a single kind leave nothing to learn from: the static hull serves', () => {
    const { policy: hull } = createDial(withoutTexts(NO_SIGNAL, 120), options());
    expect({ gates: hull.gates, heads: hull.heads }).toEqual({ gates: [], heads: null });
  });
});
