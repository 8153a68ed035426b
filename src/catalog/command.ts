import { type Clock, type Cost, formatTable, type Terminal, toIsoDate } from '#core';
import { Command } from 'commander';
import type { Catalog } from './create-catalog.ts';
import type { CatalogModel } from './schema.ts';

/** What the `models` command is handed by the command line. */
export interface ModelsCommandContext {
  readonly terminal: Terminal;
  readonly catalog: Catalog;
  readonly clock: Clock;
  /** Says that the command ran and that its answer is no. */
  readonly answerIsNo: () => void;
}

interface ModelLine {
  readonly id: string;
  readonly family: string;
  /** USD per million tokens, standard tier, shortest prompts. */
  readonly input: Cost;
  readonly output: Cost;
  readonly effort: readonly string[];
}

const MILLION = 1_000_000;

function lineOf({ catalog, clock }: ModelsCommandContext, model: CatalogModel): ModelLine {
  const at = toIsoDate(clock.now());
  // priced per token of a short prompt: a million tokens of input would fall into the dearest band
  const perMillion = (inputTokens: number, outputTokens: number): Cost => {
    const cost = catalog.estimateCost({ model, inputTokens, outputTokens, at });
    return cost.status === 'priced' ? { ...cost, costUsd: cost.costUsd * (MILLION / 1000) } : cost;
  };
  const { effort } = model;
  return {
    id: model.id,
    family: model.family,
    input: perMillion(1000, 0),
    output: perMillion(0, 1000),
    effort: effort.sentAs === 'none' ? [] : effort.levels,
  };
}

function priceText(cost: Cost): string {
  return cost.status === 'priced' ? `$${Number(cost.costUsd.toPrecision(6))}` : cost.reason;
}

function tableText(lines: readonly ModelLine[]): string {
  return formatTable(
    [
      { title: 'model' },
      { title: 'family' },
      { title: 'input $/M', align: 'right' },
      { title: 'output $/M', align: 'right' },
      { title: 'price since' },
      { title: 'effort' },
    ],
    lines.map(({ id, family, input, output, effort }) => [
      id,
      family,
      priceText(input),
      priceText(output),
      input.status === 'priced' ? input.priceDate : '–',
      effort.length === 0 ? '–' : effort.join(' '),
    ]),
  );
}

function listModels(context: ModelsCommandContext, text: string): void {
  const { terminal, catalog, answerIsNo } = context;
  const wanted = text.toLowerCase();
  const models = catalog
    .listModels()
    .filter(({ id, aliases }) => [id, ...aliases].some((name) => name.toLowerCase().includes(wanted)));
  const lines = models.map((model) => lineOf(context, model));
  if (lines.length === 0) answerIsNo();
  const found =
    lines.length === 0
      ? `The catalog has no model whose name contains ${JSON.stringify(text)}: \`vernier models\` lists all.`
      : `${tableText(lines)}\n${lines.length} model${lines.length === 1 ? '' : 's'}`;
  terminal.report({ text: found, json: lines });
}

/** Makes the `models` command: what the catalog knows, with dated prices. */
export function createModelsCommand(context: () => ModelsCommandContext): Command {
  return new Command('models')
    .description('List the models of the catalog with effort levels and dated list prices.')
    .argument('[text]', 'only models whose id or alias contains this')
    .addHelpText('after', '\nExits with 3 when there is none.\n\nExample:\n  vernier models haiku')
    .action((text = '') => listModels(context(), String(text)));
}
