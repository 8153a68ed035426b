import { html, type Markup } from './markup.ts';

const STEPS = 7;
const SWATCH_PX = 16;

/** The step of a shade for a share of the largest, in [0,1]; the first shades may be left out. */
export function heatStep(share: number, first = 0): number {
  const steps = STEPS - first;
  return first + Math.min(steps - 1, Math.floor(Math.max(0, share) * (steps - 0.01)));
}

/** A small rectangle of a class of fill, for legends. */
function swatch(fill: string): Markup {
  return html`<svg class="swatch" width="14" height="10" aria-hidden="true">
    <rect class="${fill}" x=".5" y=".5" width="13" height="9" />
  </svg>`;
}

/** All shades between two ends; the first shades may be left out. */
export function heatRamp(low: string, high: string, first = 0): Markup {
  const steps = Array.from(
    { length: STEPS - first },
    (_, step) =>
      html`<rect
        class="tile-${first + step}"
        x="${step * (SWATCH_PX + 1)}"
        width="${SWATCH_PX}"
        height="10"
      />`,
  );
  const width = (STEPS - first) * (SWATCH_PX + 1) - 1;
  return html`<span class="key"
    >${low} <svg class="swatch" width="${width}" height="10" aria-hidden="true">${steps}</svg> ${high}</span
  >`;
}

/** Names a fill. */
export function heatKey(fill: string, name: string): Markup {
  return html`<span class="key">${swatch(fill)} ${name}</span>`;
}

/** The hatchings of what is not known, once for the whole page; the soft one is for large areas. */
export const HATCHING: Markup = html`<svg class="defs" width="0" height="0" aria-hidden="true">
  <defs>
    <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="hatch-ground" width="5" height="5" />
      <rect class="hatch-line" width="1.5" height="5" />
    </pattern>
    <pattern id="hatch-soft" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="hatch-ground" width="8" height="8" />
      <rect class="hatch-soft-line" width="2" height="8" />
    </pattern>
  </defs>
</svg>`;
