import type { Interval } from './interval.ts';

type Ends = Pick<Interval, 'low' | 'high' | 'mean'>;

/** Costs are shown for so many requests. */
const REQUESTS = 1000;

/** Decimals that a size needs: cents from a dollar on, two figures below. */
function decimalsOf(usd: number): number {
  const size = Math.abs(usd);
  return size === 0 || size >= 0.995 ? 2 : Math.min(8, 1 - Math.floor(Math.log10(size)));
}

function fixed(usd: number, decimals: number): string {
  const [whole = '', rest] = Math.abs(usd).toFixed(decimals).split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

/** USD with as many decimals as the size needs: `$12.30`, `$0.0042`, `−$0.21`. */
export function formatUsd(usd: number): string {
  return `${usd < 0 ? '−' : ''}$${fixed(usd, decimalsOf(usd))}`;
}

/** USD per 1,000 requests, from USD per request. */
export function formatCost(usdPerRequest: number): string {
  return formatUsd(REQUESTS * usdPerRequest);
}

/** A change of cost per 1,000 requests and its interval, all with the decimals of the mean: `−$0.100`, `−0.104 to −0.096`. */
export function formatCostChange({ mean, low, high }: Ends): {
  readonly mean: string;
  readonly range: string;
} {
  const largest = Math.abs(low) > Math.abs(high) ? low : high;
  const decimals = decimalsOf(REQUESTS * (mean === 0 ? largest : mean));
  const write = (usd: number, unit: string) => {
    const text = fixed(REQUESTS * usd, decimals);
    return `${usd < 0 && Number(text) !== 0 ? '−' : ''}${unit}${text}`;
  };
  return { mean: write(mean, '$'), range: `${write(low, '')} to ${write(high, '')}` };
}

/** The ends of a cost interval per 1,000 requests, with the decimals of its mean: `1.84–2.02`. */
export function formatCostRange({ mean, low, high }: Interval): string {
  const decimals = decimalsOf(REQUESTS * (mean === 0 ? high : mean));
  return `${fixed(REQUESTS * low, decimals)}–${fixed(REQUESTS * high, decimals)}`;
}
