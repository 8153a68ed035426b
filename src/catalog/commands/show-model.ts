import { nearNamesText } from '../near-names.ts';
import { pricesInForce } from '../prices-in-force.ts';
import { askedPrices } from './asked-prices.ts';
import type { ModelsCommandContext, PriceFlags } from './command-context.ts';
import { examplesText, priceExamples } from './example-calls.ts';
import { modelText } from './model-text.ts';
import { priceTable } from './price-table.ts';

/** Shows everything that is known of one model; for a name that no model has, the answer is no. */
export function showModel(context: ModelsCommandContext, name: string, flags: PriceFlags): void {
  const { terminal, catalog, answerIsNo } = context;
  const prices = askedPrices(context, flags);
  const found = prices.catalog.findModel(name);
  if (found.status === 'unknown-model') {
    answerIsNo();
    const names = catalog.listModels().flatMap(({ id, aliases }) => [id, ...aliases]);
    const text = `The catalog has no model ${JSON.stringify(name)}: ${nearNamesText(name, names)}`;
    terminal.report({ text, json: { status: 'unknown-model', id: name } });
    return;
  }
  const { model } = found;
  const examples = priceExamples(model.id, catalog, prices);
  terminal.report({
    text: [modelText(model), priceTable(model, prices), examplesText(examples, prices)].join('\n\n'),
    json: { model, pricesAt: prices.at, pricesInForce: pricesInForce(model, prices.at), examples },
  });
}
