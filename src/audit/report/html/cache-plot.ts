import type { AuditReport } from '../audit-report.ts';
import { countText } from '../../words/number-text.ts';
import { PROMPT_PARTS, promptTokens } from '../sections/cache-section.ts';
import { partText, usdText } from '../sections/figure-text.ts';
import { heatKey } from './heat.ts';
import { html, type Markup, NOTHING } from './markup.ts';

/** One bar of a cost, beside the larger of the two. */
function costBar(name: string, costUsd: number, mostUsd: number): Markup {
  const width = mostUsd === 0 ? 0 : (100 * costUsd) / mostUsd;
  return html`<li>
    <span class="bar-name">${name}</span> <span class="bar-figure">${usdText(costUsd)}</span
    ><svg width="100%" height="14" aria-hidden="true">
      <rect class="track" y="1" width="100%" height="12" />
      <rect class="part tile-4" y="1" width="${width.toFixed(2)}%" height="12" />
    </svg>
  </li> `;
}

/** Draws where the tokens of prompts came from, and what that cost beside plain input; nothing without cached tokens. */
export function cachePlot({ cache }: AuditReport): Markup {
  const all = promptTokens(cache);
  if (cache.rows === 0 || all === 0) return NOTHING;
  let offset = 0;
  const parts = PROMPT_PARTS.map(([part, title]) => {
    const [x, width] = [offset, (100 * cache.tokens[part]) / all];
    offset += width;
    return html`<rect
      class="part cache-${part}"
      x="${x.toFixed(2)}%"
      y="1"
      width="${width.toFixed(2)}%"
      height="18"
      ><title>${title}: ${countText(cache.tokens[part])} tokens</title></rect
    >`;
  });
  const keys = PROMPT_PARTS.map(([part, title]) =>
    heatKey(`cache-${part}`, `${title} ${partText(cache.tokens[part], all)}`),
  );
  const { priced } = cache;
  const mostUsd = priced === null ? 0 : Math.max(priced.costUsd, priced.uncachedUsd);
  const costs =
    priced === null
      ? NOTHING
      : html`<ol class="bars">
          ${costBar('cost with caches', priced.costUsd, mostUsd)}${costBar('the same tokens as plain input', priced.uncachedUsd, mostUsd)}
        </ol>`;
  return html`<svg width="100%" height="20" aria-hidden="true">${parts}</svg>
    <p class="keys">${keys}</p>
    ${costs}`;
}
