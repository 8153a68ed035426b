import type { MeasuredDial } from '../figures/interval.ts';

/** The vertical scale of the frontier: which shares it spans, and where its lines stand. */
export interface QualityScale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2];
const MOST_STEPS = 7;

/** Spans every interval, of single plans as well, with round ends inside [0,1]. */
export function qualityScale({ readings, planPoints }: MeasuredDial): QualityScale {
  const shares = [...readings, ...planPoints].flatMap(({ quality }) => [
    quality.low,
    quality.high,
    quality.mean,
  ]);
  const [lowest, highest] = [Math.max(0, Math.min(...shares)), Math.min(1, Math.max(...shares))];
  const step = STEPS.find((one) => (highest - lowest) / one <= MOST_STEPS) ?? 0.2;
  const first = Math.floor(lowest / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(highest / step - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { from: first * step, to: last * step, ticks };
}
