import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatTable } from '#core';
import { expect, it } from 'vitest';
import { ASKS } from './asks.ts';
import { type Agreement, agreementsOfSplit, coverage } from './coverage.ts';
import { readData } from './read-data.ts';

const DATA = resolve(process.env['VERNIER_DATA'] ?? join('..', 'shared', 'datasets'));
const SPLITS = 200;

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

it.runIf(existsSync(DATA))(
  `reads what untouched prompts then show: test − reading lies inside its 95 % interval in 92–98 % of ${SPLITS} splits`,
  { timeout: 1_800_000 },
  async () => {
    const data = await readData(DATA);
    const agreements: Agreement[] = [];
    for (let seed = 0; seed < SPLITS; seed += 1) agreements.push(...agreementsOfSplit(data, `split-${seed}`));
    const rows = ASKS.map(({ name }) => {
      const own = agreements.filter((one) => one.ask === name);
      const bias = own.reduce((sum, one) => sum + one.difference, 0) / own.length;
      return [name, String(own.length), percent(coverage(own)), `${(100 * bias).toFixed(2)} points`];
    });
    const titles = ['dial', 'splits', 'inside', 'mean test − reading'].map((title) => ({ title }));
    process.stdout.write(
      `${formatTable(titles, rows)}\nall: ${percent(coverage(agreements))} of ${agreements.length}\n`,
    );
    const levels = agreements.filter((one) => !one.ask.startsWith('hold'));
    for (const counted of [levels, agreements]) {
      expect(coverage(counted)).toBeGreaterThanOrEqual(0.92);
      expect(coverage(counted)).toBeLessThanOrEqual(0.98);
    }
  },
);
