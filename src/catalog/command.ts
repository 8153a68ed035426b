import { type Clock, type Cost, formatTable, type Terminal, toIsoDate } from '#core';
import { Command } from 'commander';
import type { Catalog } from './create-catalog.ts';
import type { CatalogModel } from './schema.ts';

/** What the `models` command is handed by the command line. */
export interface ModelsCommandContext {
  readonly terminal: Terminal;
  readonly catalog: Catalog;
  readonly clock: Clock;
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

/** The `models` command: what the catalog knows, with dated prices. */
export function createModelsCommand(context: () => ModelsCommandContext): Command {
  return new Command('models')
    .description('List the models of the catalog with effort levels and dated list prices.')
    .argument('[text]', 'only models whose id contains this')
    .addHelpText('after', '\nExample:\n  vernier models haiku')
    .action((text: string | undefined) => {
      const { terminal, catalog, ...rest } = context();
      const models = catalog.listModels().filter((model) => text === undefined || model.id.includes(text));
      const lines = models.map((model) => lineOf({ terminal, catalog, ...rest }, model));
      const table = formatTable(
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
      terminal.report({ text: `${table}\n${lines.length} models`, json: lines });
    });
}
