import { join, resolve } from 'node:path';
import { createCatalog } from '#catalog';
import { casesFromRecordings, outcomesFromRecordings, readRecordings } from '#providers';
import type { LowerOutcome } from '../evidence.ts';
import { toTokenCosts, type TokenCosts } from '../token-costs.ts';

/** The folder of the recorded outcomes. */
export const DATA = resolve(process.env['VERNIER_DATA'] ?? join('..', 'shared', 'datasets'));
const FILES = ['gsm', 'crux', 'math-l5'].map((task) => join(DATA, 'recordings', `zeroeval-${task}.jsonl.gz`));
const PRICE_DATE = '2024-12-01';

/** The recorded prompts with all models' answers; they do not say themselves what counted their tokens. */
export async function readRows() {
  const { rows } = await readRecordings(FILES);
  return rows.map((row) => ({ ...row, tokenizer: 'o200k_base' as const }));
}

/** One recorded prompt, with what both models did. */
export interface RecordedItem extends Required<Omit<LowerOutcome, 'grade' | 'upperTokens'>> {
  readonly upperUsd: number;
}

export const totalUsd = ({ inputUsd, outputUsd }: TokenCosts) => inputUsd + outputUsd;

/** Both models' recorded scores and tokens, priced as they were in December 2024. */
export async function readItems(upper: string, lower: string): Promise<readonly RecordedItem[]> {
  const catalog = createCatalog();
  const rows = await readRows();
  const [uppers, lowers] = [upper, lower].map((model) =>
    outcomesFromRecordings(rows, [model], { catalog, priceDate: PRICE_DATE }),
  );
  const priced = (model: string, usage: (typeof lowers & object)[number]['usage']) => {
    const costs = toTokenCosts(catalog.priceUsage({ model, usage, at: PRICE_DATE }));
    if (costs === undefined) throw new RangeError(`${model} has no price on ${PRICE_DATE}`);
    return costs;
  };
  return casesFromRecordings(rows).map(({ clusterId, segment }, row) => {
    const [up, low] = [uppers?.[row], lowers?.[row]];
    if (up?.score.status !== 'scored' || low?.score.status !== 'scored') throw new RangeError('unscored');
    const cost = { lower: priced(lower, low.usage), upperTokensAtLower: priced(lower, up.usage) };
    const scores = { lowerScore: low.score.value, upperScore: up.score.value };
    return { kind: segment ?? '', clusterId, ...scores, cost, upperUsd: totalUsd(priced(upper, up.usage)) };
  });
}

