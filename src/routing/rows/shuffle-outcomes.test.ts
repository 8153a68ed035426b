import { createRandom } from '#stats';
import { describe, expect, it } from 'vitest';
import { drawRows, SEGMENTS_ONLY } from '../__fixtures__/synthetic-world.ts';
import type { RowTable } from './row-table.ts';
import { shuffleOutcomes } from './shuffle-outcomes.ts';

const table = drawRows(SEGMENTS_ONLY, { rows: 200, seed: 'shuffle' });

/** Every row's scores and costs in one line, optionally with its segment, in an order of text. */
function outcomeLines(rows: RowTable, withSegment: boolean): string[] {
  return rows.caseIds
    .map((_, row) =>
      [
        withSegment ? rows.segments[row] : '',
        ...rows.scores.map((values) => values[row]),
        ...rows.costsUsd.map((values) => values[row]),
      ].join(' '),
    )
    .toSorted((a, b) => (a < b ? -1 : 1));
}

describe('shuffleOutcomes', () => {
  it('moves whole rows of outcomes within their segment, and leaves the texts', () => {
    const shuffled = shuffleOutcomes(table, 'segments', createRandom('within'));
    expect(shuffled.texts).toBe(table.texts);
    expect(outcomeLines(shuffled, true)).toEqual(outcomeLines(table, true));
    expect(shuffled.costsUsd[0]).not.toEqual(table.costsUsd[0]);
  });

  it('moves them across segments as well when segments are to tell nothing', () => {
    const shuffled = shuffleOutcomes(table, 'all', createRandom('across'));
    expect(outcomeLines(shuffled, false)).toEqual(outcomeLines(table, false));
    expect(outcomeLines(shuffled, true)).not.toEqual(outcomeLines(table, true));
  });
});
