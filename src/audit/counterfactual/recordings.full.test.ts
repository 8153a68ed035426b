import { existsSync } from 'node:fs';
import { formatTable } from '#core';
import { quantile } from '#stats';
import { expect, it } from 'vitest';
import { DATA, readItems, readRows } from './__fixtures__/recorded-items.ts';
import { tryLogs } from './__fixtures__/try-logs.ts';
import { COST_RULES } from './total/total-rules.ts';

const LOGS = 400;
const HALF = 0.5;

/** The steps of the ladder, and others that no number of the method was chosen on. */
const STEPS = [
  ['claude-3-5-sonnet-20241022', 'claude-3-5-haiku-20241022'],
  ['claude-3-5-haiku-20241022', 'claude-3-haiku-20240307'],
  ['gpt-4o-2024-08-06', 'gpt-4o-mini-2024-07-18'],
  ['gemini-1.5-pro', 'gemini-1.5-flash'],
  ['claude-3-opus-20240229', 'claude-3-5-haiku-20241022'],
] as const;

/** Sizes that an answer must miss its ratio by to have run on. */
const RUN_ON_SIZES = 3;

/** Mean square of what answers that run on miss, in sizes of the upper model's, output five times as dear as input. */
function meanRunOnSquare(rows: Awaited<ReturnType<typeof readRows>>, upper: string, lower: string): number {
  const misses = [...Map.groupBy(rows, (row) => row.task).values()].flatMap((kind) => {
    const sizes = kind.flatMap(({ answers }) => {
      const [up, low] = [answers[upper], answers[lower]];
      if (up === undefined || low === undefined) return [];
      return [[up, low].map((answer) => answer.input_tokens + 5 * answer.output_tokens)];
    });
    const sum = (side: number) => sizes.reduce((all, pair) => all + (pair[side] ?? 0), 0);
    return sizes.map(([up = 1, low = 0]) => (low - (sum(1) / sum(0)) * up) / up);
  });
  return (
    misses.reduce((all, miss) => all + (Math.abs(miss) > RUN_ON_SIZES ? miss ** 2 : 0), 0) / misses.length
  );
}

it.runIf(existsSync(DATA))(
  `knows what ${LOGS} resampled logs would have been on the next lower model, in 92–99 % of them`,
  { timeout: 600_000 },
  async () => {
    const lines: string[][] = [];
    for (const [upper, lower] of STEPS) {
      const items = await readItems(upper, lower);
      const trial = { seed: `${upper} ${lower}`, share: HALF, logs: LOGS };
      for (const { figure, covered, width } of tryLogs(items, trial)) {
        lines.push([upper, lower, figure, `${(100 * covered).toFixed(1)} %`, width.toFixed(2)]);
        expect.soft(covered, `${upper} → ${lower} ${figure}`).toBeGreaterThanOrEqual(0.92);
        expect.soft(covered, `${upper} → ${lower} ${figure}`).toBeLessThanOrEqual(0.99);
        expect.soft(width, `${upper} → ${lower} ${figure}`).toBeLessThanOrEqual(1.5);
      }
    }
    const titles = ['upper', 'lower', 'figure', 'covered', 'width / paired'].map((title) => ({ title }));
    process.stdout.write(`${formatTable(titles, lines)}\n`);
    expect(lines).toHaveLength(2 * STEPS.length);
  },
);

it.runIf(existsSync(DATA))(
  'is wider than the interval that knows both outcomes by √(1 + log / evidence), whatever their sizes',
  { timeout: 600_000 },
  async () => {
    const [[upper, lower]] = STEPS;
    const items = await readItems(upper, lower);
    for (const share of [0.1, 0.3, 0.6, 0.75]) {
      const [lost] = tryLogs(items, { seed: `share ${share}`, share, logs: 100 });
      const expected = Math.sqrt(1 / (1 - share));
      process.stdout.write(`log ${share}: ${lost?.width.toFixed(2)}, expected ${expected.toFixed(2)}\n`);
      expect((lost?.width ?? 0) / expected).toBeGreaterThan(0.97);
      expect((lost?.width ?? 0) / expected).toBeLessThan(1.05);
    }
  },
);

it.runIf(existsSync(DATA))(
  'knows the right answers lost of one kind of work; the saving where no single answer is a large part of it',
  { timeout: 600_000 },
  async () => {
    for (const [upper, lower] of STEPS.slice(0, 2)) {
      const items = await readItems(upper, lower);
      for (const kind of ['gsm', 'crux', 'math-l5']) {
        const trial = { seed: `${upper} ${lower} ${kind}`, share: HALF, logs: LOGS, kind };
        const [lost, saved] = tryLogs(items, trial).map(({ covered }) => covered);
        process.stdout.write(`${lower} ${kind}: lost points ${lost}, saved USD ${saved}\n`);
        expect.soft(lost).toBeGreaterThanOrEqual(0.92);
        expect.soft(lost).toBeLessThanOrEqual(0.99);
        // one answer of 352 ran on to 3,342 tokens: README.md
        const hasRunOn = lower.startsWith('claude-3-5-haiku') && kind === 'math-l5';
        expect.soft(saved).toBeGreaterThanOrEqual(hasRunOn ? 0.82 : 0.92);
      }
    }
  },
);

it.runIf(existsSync(DATA))(
  'allows for answers that run on less than they do in most models that its numbers were not chosen on',
  async () => {
    const rows = await readRows();
    const [upper, tested] = ['gpt-4o-2024-08-06', STEPS.slice(0, 2).map(([, lower]) => lower as string)];
    const models = Object.keys(rows[0]?.answers ?? {}).filter(
      // what o1-mini wrote beside its visible text was not recorded
      (model) => model !== upper && !tested.includes(model) && !model.startsWith('o1'),
    );
    const variances = models.map((model) => meanRunOnSquare(rows, upper, model));
    process.stdout.write(
      `run-on answers: ${variances
        .map((one) => one.toFixed(2))
        .toSorted()
        .join(' ')}\n`,
    );
    expect(models).toHaveLength(16);
    expect(quantile(variances, HALF)).toBeGreaterThan(COST_RULES.rareVariance);
  },
);
