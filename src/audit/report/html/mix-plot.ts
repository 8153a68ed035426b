import { EFFORT_LEVELS } from '#core';
import { totalTokens } from '../../tally/count-tokens.ts';
import type { AuditReport, MixLine } from '../audit-report.ts';
import { countText } from '../../words/number-text.ts';
import { cleanName, shortName } from '../sections/clean-name.ts';
import { partText, usdText } from '../sections/figure-text.ts';
import { heatKey } from './heat.ts';
import { html, type Markup, NOTHING } from './markup.ts';

interface ModelBar {
  readonly name: string;
  readonly costUsd: number;
  readonly lines: readonly MixLine[];
}

const MOST_BARS = 12;
const LONGEST_NAME = 34;

function fillOf({ effort }: Pick<MixLine, 'effort'>): string {
  return effort === null ? 'tile-unknown' : `tile-${EFFORT_LEVELS.indexOf(effort)}`;
}

function rankOf({ effort }: MixLine): number {
  return effort === null ? EFFORT_LEVELS.length : EFFORT_LEVELS.indexOf(effort);
}

function barsOf({ mix }: AuditReport): readonly ModelBar[] {
  return [...Map.groupBy(mix, ({ model }) => model)]
    .map(([model, lines]) => ({
      name: model ?? 'model not told',
      costUsd: lines.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0),
      lines: lines.toSorted((one, other) => rankOf(one) - rankOf(other)),
    }))
    .filter(({ costUsd }) => costUsd > 0)
    .toSorted((one, other) => other.costUsd - one.costUsd);
}

function barPlot({ name, costUsd, lines }: ModelBar, mostUsd: number, totalUsd: number | null): Markup {
  let offset = 0;
  const parts = lines.flatMap((line) => {
    if (line.costUsd === null || line.costUsd === 0) return [];
    const [x, width] = [offset, (100 * line.costUsd) / mostUsd];
    offset += width;
    const told = `${line.effort ?? 'effort not told'}: ${usdText(line.costUsd)}, ${countText(totalTokens(line.tokens))} tokens`;
    return [
      html`<rect
        class="part ${fillOf(line)}"
        x="${x.toFixed(2)}%"
        y="1"
        width="${width.toFixed(2)}%"
        height="12"
        ><title>${told}</title></rect
      >`,
    ];
  });
  return html`<li>
    <span class="bar-name" title="${cleanName(name)}"><bdi>${shortName(name, LONGEST_NAME)}</bdi></span>
    <span class="bar-figure">${usdText(costUsd)} <span class="iv">${partText(costUsd, totalUsd)}</span></span
    ><svg width="100%" height="14" aria-hidden="true">
      <rect class="track" y="1" width="100%" height="12" />
      ${parts}
    </svg>
  </li> `;
}

/** Draws what each model cost, divided by effort; nothing where no model has a cost. */
export function mixPlot(report: AuditReport): Markup {
  const bars = barsOf(report);
  const mostUsd = bars[0]?.costUsd ?? 0;
  if (mostUsd === 0) return NOTHING;
  const known = new Set(report.mix.map(({ effort }) => effort));
  const keys = [
    ...EFFORT_LEVELS.filter((effort) => known.has(effort)).map((effort) =>
      heatKey(fillOf({ effort }), effort),
    ),
    ...(known.has(null) ? [heatKey('tile-unknown', 'not told')] : []),
  ];
  const more = bars.length - MOST_BARS;
  const rest = more > 0 ? html`<p class="cap">${more} more models are in the table.</p>` : NOTHING;
  const shown = bars.slice(0, MOST_BARS).map((bar) => barPlot(bar, mostUsd, report.total.costUsd));
  return html`<p class="keys"><span>effort:</span>${keys}</p>
    <ol class="bars">
      ${shown}
    </ol>
    ${rest}`;
}
