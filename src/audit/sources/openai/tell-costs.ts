import { tellCost } from '../../buckets/tell-cost.ts';
import type { FieldOf } from '../../rows/row-forms.ts';
import type { RowPlace } from './tell-usage.ts';

/** Line items of what is not billed by the tokens of a model's answer. */
const OTHER =
  /search|session|storage|image|vector|interpreter|speech|transcri|whisper|\btts|dall|sora|video|audio models/iu;
const TOKENS = /token/iu;

/** The unit says it where it is told, else the line item; a sum of all line items is taken for tokens. */
function isOfTokens(field: FieldOf): boolean {
  const [unit, item] = [field('quantity_unit'), field('line_item')];
  if (typeof unit === 'string') return TOKENS.test(unit);
  return typeof item !== 'string' || !OTHER.test(item);
}

/** Tells a row of costs; `amount` and `currency` are in different places in an answer and a table. */
export function tellCosts(
  field: FieldOf,
  { amount, currency }: { readonly amount: unknown; readonly currency: unknown },
  { key, sink, line }: RowPlace,
): void {
  if (!isOfTokens(field)) sink.aside('not-tokens');
  else tellCost({ source: 'openai', at: field('start_time'), amount, currency, key }, sink, line);
}
