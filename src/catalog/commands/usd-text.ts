import { type PriceChange, priceFigures } from '../diff-prices.ts';
import type { PriceEntry } from '../schema.ts';

/** Writes a price per million tokens with the digits that it has: `$0.25`, `$12.5`. */
export function usdText(usd: number | undefined): string {
  return usd === undefined ? '–' : `$${Number(usd.toPrecision(6))}`;
}

/** Input and output of a price that stands alone; its cached parts would make a line too long. */
function soleText(
  word: string,
  { inputUsdPerMillionTokens: input, outputUsdPerMillionTokens: output }: PriceEntry,
): string {
  return `${word}: input ${usdText(input)}, output ${usdText(output)}`;
}

/** Says what became of one price: `input $1 → $2, output $5 → $10`. */
export function changeText(change: PriceChange): string {
  if (change.status === 'first-known') return soleText('first known', change.after);
  if (change.status === 'ended') return soleText('no longer known', change.before);
  const after = priceFigures(change.after);
  return [...priceFigures(change.before)]
    .filter(([part, usd]) => after.get(part) !== usd)
    .map(([part, usd]) => `${part} ${usdText(usd)} → ${usdText(after.get(part))}`)
    .join(', ');
}
