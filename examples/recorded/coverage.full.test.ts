import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { formatTable } from '#core';
import { expect, it } from 'vitest';
import { ASKS } from './asks.ts';
import { type Agreement, coverage } from './coverage.ts';
import type { CoverageTask } from './coverage-worker.ts';

const DATA = resolve(process.env['VERNIER_DATA'] ?? join('..', 'shared', 'datasets'));
const SPLITS = 200;
const THREADS = 2;

/** Runs every second split in a thread of its own: fitting is all this test does. */
function runThread(from: number): Promise<Agreement[]> {
  const workerData: CoverageTask = { directory: DATA, from, step: THREADS, splits: SPLITS };
  const worker = new Worker(new URL('./coverage-worker.ts', import.meta.url), {
    workerData,
    execArgv: ['--conditions=vernier-source'],
  });
  return new Promise((done, fail) => {
    const agreements: Agreement[] = [];
    worker.on('message', (found: Agreement[]) => agreements.push(...found));
    worker.on('error', fail);
    worker.on('exit', () => done(agreements));
  });
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

it.runIf(existsSync(DATA))(
  `reads what untouched prompts then show: test − reading lies inside its 95 % interval in 92–98 % of ${SPLITS} splits`,
  { timeout: 1_800_000 },
  async () => {
    const perThread = await Promise.all(Array.from({ length: THREADS }, (_, from) => runThread(from)));
    const agreements = perThread.flat();
    const rows = ASKS.map(({ name }) => {
      const own = agreements.filter((one) => one.ask === name);
      const bias = own.reduce((sum, one) => sum + one.difference, 0) / own.length;
      return [name, String(own.length), percent(coverage(own)), `${(100 * bias).toFixed(2)} points`];
    });
    const titles = ['dial', 'splits', 'inside', 'mean test − reading'].map((title) => ({ title }));
    process.stdout.write(
      `${formatTable(titles, rows)}\nall: ${percent(coverage(agreements))} of ${agreements.length}\n`,
    );
    expect(agreements).toHaveLength(SPLITS * ASKS.length);
    const levels = agreements.filter((one) => !one.ask.startsWith('hold'));
    for (const counted of [levels, agreements]) {
      expect(coverage(counted)).toBeGreaterThanOrEqual(0.92);
      expect(coverage(counted)).toBeLessThanOrEqual(0.98);
    }
  },
);
