import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createCatalog } from '#catalog';
import { formatTable } from '#core';
import { casesFromRecordings, outcomesFromRecordings, readRecordings } from '#providers';
import { createRandom, quantile, standardError, studentQuantile } from '#stats';
import { expect, it } from 'vitest';
import type { LoggedWork, LowerOutcome } from './evidence.ts';
import { predictCounterfactual } from './predict-counterfactual.ts';
import { toTokenCosts, type TokenCosts } from './token-costs.ts';

const DATA = resolve(process.env['VERNIER_DATA'] ?? join('..', 'shared', 'datasets'));
const FILES = ['gsm', 'crux', 'math-l5'].map((task) => join(DATA, 'recordings', `zeroeval-${task}.jsonl.gz`));
const PRICE_DATE = '2024-12-01';
const LOGS = 400;
const HALF = 0.5;
const FIGURES = ['lostPoints', 'savedUsd'] as const;

/** The steps of the ladder, and others that no number of the method was chosen on. */
const STEPS = [
  ['claude-3-5-sonnet-20241022', 'claude-3-5-haiku-20241022'],
  ['claude-3-5-haiku-20241022', 'claude-3-haiku-20240307'],
  ['gpt-4o-2024-08-06', 'gpt-4o-mini-2024-07-18'],
  ['gemini-1.5-pro', 'gemini-1.5-flash'],
  ['claude-3-opus-20240229', 'claude-3-5-haiku-20241022'],
] as const;

/** One recorded prompt, with what both models did. */
interface Item extends Required<Omit<LowerOutcome, 'grade'>> {
  readonly upperUsd: number;
}

const totalUsd = ({ inputUsd, outputUsd }: TokenCosts) => inputUsd + outputUsd;

/** Both models' recorded scores and tokens, priced as they were in December 2024. */
async function readItems(upper: string, lower: string): Promise<readonly Item[]> {
  const catalog = createCatalog();
  const { rows } = await readRecordings(FILES);
  const counted = rows.map((row) => ({ ...row, tokenizer: 'o200k_base' as const }));
  const [uppers, lowers] = [upper, lower].map((model) =>
    outcomesFromRecordings(counted, [model], { catalog, priceDate: PRICE_DATE }),
  );
  const priced = (model: string, usage: (typeof lowers & object)[number]['usage']) => {
    const costs = toTokenCosts(catalog.priceUsage({ model, usage, at: PRICE_DATE }));
    if (costs === undefined) throw new RangeError(`${model} has no price on ${PRICE_DATE}`);
    return costs;
  };
  return casesFromRecordings(counted).map(({ clusterId, segment }, row) => {
    const [up, low] = [uppers?.[row], lowers?.[row]];
    if (up?.score.status !== 'scored' || low?.score.status !== 'scored') throw new RangeError('unscored');
    const cost = { lower: priced(lower, low.usage), upperTokensAtLower: priced(lower, up.usage) };
    const scores = { lowerScore: low.score.value, upperScore: up.score.value };
    return { kind: segment ?? '', clusterId, ...scores, cost, upperUsd: totalUsd(priced(upper, up.usage)) };
  });
}

/** A log of a random share of the duplicate clusters, and the rest as evidence. */
function drawLog(items: readonly Item[], share: number, random: () => number) {
  const places = new Map(items.map(({ clusterId }) => [clusterId, 0]));
  for (const cluster of places.keys()) places.set(cluster, random());
  const end = quantile([...places.values()], share);
  return [true, false].map((isLog) =>
    items.filter(({ clusterId }) => (places.get(clusterId) ?? 0) <= end === isLog),
  );
}

/** What was lost and saved on one item. */
const VALUES = {
  lostPoints: (item: Item) => 100 * (item.upperScore - item.lowerScore),
  savedUsd: (item: Item) => item.upperUsd - totalUsd(item.cost.lower),
};

/** Width of the 95 % interval that knows both outcomes of every item: the log as a sample, stratified by kind. */
function pairedWidth(log: readonly Item[], valueOf: (item: Item) => number): number {
  const kinds = [...Map.groupBy(log, (item) => item.kind).values()];
  const error = Math.hypot(...kinds.map((kind) => kind.length * standardError(kind.map(valueOf))));
  return 2 * studentQuantile(0.975, log.length - kinds.length) * error;
}

/** Coverage and median width, against the paired interval's, of resampled logs. */
function tryLogs(
  items: readonly Item[],
  { seed, share, logs }: { seed: string; share: number; logs: number },
) {
  const random = createRandom(seed);
  const held = { lostPoints: 0, savedUsd: 0 };
  const widths: Record<(typeof FIGURES)[number], number[]> = { lostPoints: [], savedUsd: [] };
  for (let draw = 0; draw < logs; draw += 1) {
    const [log = [], evidence = []] = drawLog(items, share, random);
    const predicted = predictCounterfactual(
      log.map(({ kind, clusterId, upperUsd, cost: { upperTokensAtLower } }): LoggedWork => {
        return { kind, clusterId, cost: { upperUsd, upperTokensAtLower } };
      }),
      evidence.map((item) => ({ grade: 'recorded-work', ...item })),
    );
    for (const figure of FIGURES) {
      const one = predicted[figure];
      if (one.status === 'unknown') throw new RangeError(`${seed}: nothing predicted`);
      // lost points are a mean of the log, and USD its sum
      const count = figure === 'lostPoints' ? log.length : 1;
      const truth = log.reduce((sum, item) => sum + VALUES[figure](item), 0) / count;
      if (one.low <= truth && truth <= one.high) held[figure] += 1;
      widths[figure].push(((one.high - one.low) * count) / pairedWidth(log, VALUES[figure]));
    }
  }
  return FIGURES.map((figure) => ({
    figure,
    covered: held[figure] / logs,
    width: quantile(widths[figure], HALF),
  }));
}

it.runIf(existsSync(DATA))(
  `knows what ${LOGS} resampled logs would have been on the next lower model, in 92–99 % of them`,
  { timeout: 600_000 },
  async () => {
    const lines: string[][] = [];
    for (const [upper, lower] of STEPS) {
      const items = await readItems(upper, lower);
      for (const { figure, covered, width } of tryLogs(items, {
        seed: `${upper} ${lower}`,
        share: HALF,
        logs: LOGS,
      })) {
        lines.push([upper, lower, figure, `${(100 * covered).toFixed(1)} %`, width.toFixed(2)]);
        expect.soft(covered, `${upper} → ${lower} ${figure}`).toBeGreaterThanOrEqual(0.92);
        expect.soft(covered, `${upper} → ${lower} ${figure}`).toBeLessThanOrEqual(0.99);
        expect.soft(width, `${upper} → ${lower} ${figure}`).toBeLessThanOrEqual(1.5);
      }
    }
    const titles = ['upper', 'lower', 'figure', 'covered', 'width / paired'].map((title) => ({ title }));
    process.stdout.write(`${formatTable(titles, lines)}\n`);
    expect(lines).toHaveLength(FIGURES.length * STEPS.length);
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
