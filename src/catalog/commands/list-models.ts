import { type Cost, formatTable } from '#core';
import type { CatalogModel, SourceKind } from '../schema.ts';
import { askedPrices, pricesSentence, type PricesToShow } from './asked-prices.ts';
import type { ModelsCommandContext, PriceFlags } from './command-context.ts';
import { usdText } from './usd-text.ts';

interface ModelLine {
  readonly id: string;
  readonly family: string;
  /** USD per million tokens, standard tier, shortest prompts. */
  readonly input: Cost;
  readonly output: Cost;
  /** Where the price comes from; absent where there is none. */
  readonly sourceKind?: SourceKind;
  readonly effort: readonly string[];
}

const MILLION = 1_000_000;

function lineOf({ catalog, at }: PricesToShow, model: CatalogModel): ModelLine {
  // priced per token of a short prompt: a million tokens of input would fall into the dearest band
  const perMillion = (inputTokens: number, outputTokens: number): Cost => {
    const cost = catalog.estimateCost({ model, inputTokens, outputTokens, at });
    return cost.status === 'priced' ? { ...cost, costUsd: cost.costUsd * (MILLION / 1000) } : cost;
  };
  const { effort } = model;
  const usage = { inputTokens: 1000, outputTokens: 0 };
  const sourceKind = catalog.priceUsage({ model, usage, at }).lines[0]?.sourceKind;
  return {
    id: model.id,
    family: model.family,
    input: perMillion(1000, 0),
    output: perMillion(0, 1000),
    ...(sourceKind === undefined ? {} : { sourceKind }),
    effort: effort.sentAs === 'none' ? [] : effort.levels,
  };
}

/** The table is of one day, and has no room for more words. */
function priceText(cost: Cost): string {
  return cost.status === 'priced' ? usdText(cost.costUsd) : 'no price';
}

function sinceText({ id, input }: ModelLine, { supposed }: PricesToShow): string {
  if ([...supposed].some((model) => model === id)) return 'what if';
  return input.status === 'priced' ? input.priceDate : '–';
}

function tableText(lines: readonly ModelLine[], prices: PricesToShow): string {
  return formatTable(
    [
      { title: 'model' },
      { title: 'family' },
      { title: 'input $/M', align: 'right' },
      { title: 'output $/M', align: 'right' },
      { title: 'price since' },
      { title: 'effort' },
    ],
    lines.map((line) => [
      line.id,
      line.family,
      priceText(line.input),
      priceText(line.output),
      sinceText(line, prices),
      line.effort.length === 0 ? '–' : line.effort.join(' '),
    ]),
  );
}

function userText(lines: readonly ModelLine[]): string {
  const taken = lines.filter(({ sourceKind }) => sourceKind === 'user').map(({ id }) => id);
  return taken.length === 0 ? '' : `Priced by your catalog.json: ${taken.join(', ')}.`;
}

/** Lists the models whose id or alias contains a text, with the prices asked for. */
export function listModels(context: ModelsCommandContext, text: string, flags: PriceFlags): void {
  const { terminal, answerIsNo } = context;
  const prices = askedPrices(context, flags);
  const wanted = text.toLowerCase();
  const models = prices.catalog
    .listModels()
    .filter(({ id, aliases }) => [id, ...aliases].some((name) => name.toLowerCase().includes(wanted)));
  const lines = models.map((model) => lineOf(prices, model));
  if (lines.length === 0) answerIsNo();
  const count = `${lines.length} model${lines.length === 1 ? '' : 's'}`;
  const found =
    lines.length === 0
      ? `The catalog has no model whose name contains ${JSON.stringify(text)}: \`vernier models\` lists all.`
      : [tableText(lines, prices), count, pricesSentence(prices), userText(lines)]
          .filter((part) => part !== '')
          .join('\n');
  terminal.report({ text: found, json: lines });
}
