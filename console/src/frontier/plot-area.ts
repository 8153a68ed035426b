import { TOP_KNOT } from '../figures/interval.ts';
import type { InstrumentFrame } from '../instrument/instrument-frame.ts';

/** The plot area in pixels, and where a share of right answers stands in it. */
export interface PlotArea {
  readonly frame: InstrumentFrame;
  readonly top: number;
  readonly bottom: number;
  readonly yOf: (share: number) => number;
}

/** The x of a knot. */
export function xOfKnot({ frame }: PlotArea, knot: number): number {
  return frame.xOf(knot / TOP_KNOT);
}
