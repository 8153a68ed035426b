import { html, type Markup, NOTHING } from './markup.ts';

/** The ends of a figure; without a middle it is a guess. */
export interface Ends {
  readonly low: number;
  readonly mean?: number;
  readonly high: number;
}

const WIDTH_PX = 160;
const MARGIN_PX = 5;

/** Draws an interval on the scale of all like it, with a mark at 0; a guess is dashed and has no point. */
export function intervalBar(ends: Ends | undefined, all: readonly Ends[]): Markup {
  if (ends === undefined) return NOTHING;
  const least = Math.min(0, ...all.map(({ low }) => low));
  const most = Math.max(0, ...all.map(({ high }) => high));
  const span = most - least || 1;
  const at = (value: number) =>
    (MARGIN_PX + ((value - least) / span) * (WIDTH_PX - 2 * MARGIN_PX)).toFixed(1);
  const line = ends.mean === undefined ? 'interval guess' : 'interval';
  const point =
    ends.mean === undefined ? NOTHING : html`<circle class="mean" cx="${at(ends.mean)}" cy="7" r="4" />`;
  return html`<svg width="${WIDTH_PX}" height="14" aria-hidden="true">
    <line class="zero" x1="${at(0)}" x2="${at(0)}" y1="0" y2="14" />
    <line class="${line}" x1="${at(ends.low)}" x2="${at(ends.high)}" y1="7" y2="7" />
    ${point}
  </svg>`;
}
