import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createCatalog } from '#catalog';
import { parseJointCounts, type RowTable, rowsFromJointCounts } from '#routing';
import { mean, standardError } from '#stats';
import { describe, expect, it } from 'vitest';
import { readData } from '../recorded/read-data.ts';
import { countPatterns } from './count-patterns.ts';
import { jointCountsText } from './joint-counts-text.ts';

const DATA = resolve(process.env['VERNIER_DATA'] ?? join('..', 'shared', 'datasets'));
const kept = readFileSync(join(import.meta.dirname, 'joint-counts.json'), 'utf8');

/** What each plan cost on all rows of some tables. */
const costsOf = (...tables: readonly RowTable[]) =>
  [0, 1, 2].map((plan) => tables.flatMap((table) => [...(table.costsUsd[plan] ?? [])]));

describe.runIf(existsSync(DATA))('the recordings', () => {
  it('give the same joint counts again', async () => {
    expect(jointCountsText(await countPatterns(DATA))).toBe(kept);
  });

  it('cost the same on average as their counts, with 43, 66 and 85 % of the standard error', async () => {
    const single = costsOf((await readData(DATA)).table);
    const { fitRows, certifyRows } = rowsFromJointCounts(parseJointCounts(kept, 'kept'), createCatalog());
    const counted = costsOf(fitRows, certifyRows);
    const ratios = (of: (costsUsd: readonly number[]) => number) =>
      counted.map((costsUsd, plan) => (100 * of(costsUsd)) / of(single[plan] ?? []));
    for (const ratio of ratios(mean)) expect(Math.abs(ratio - 100)).toBeLessThan(0.3);
    expect(ratios(standardError).map(Math.round)).toEqual([43, 66, 85]);
  });
});
