import type { AuditReport } from '../audit-report.ts';
import { usdText } from '../sections/figure-text.ts';
import { nounText } from '../../words/number-text.ts';
import { heatKey, heatRamp, heatStep } from './heat.ts';
import { html, type Markup, NOTHING } from './markup.ts';

type Day = AuditReport['calendar'][number];

const DAY_MS = 86_400_000;
const CELL_PX = 18;
const TILE_PX = 16;
const HEAD_PX = 14;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['M', 'T', 'W', 'T', 'F', 'S', 'S'];
/** Paler shades look like a day without calls. */
const FIRST_SHADE = 2;
/** Months at most, the newest with calls. */
const MOST_MONTHS = 12;

/** Every day from the first to the last, as `2026-10-07`. */
function daysBetween(first: string, last: string): readonly string[] {
  const [start, end] = [Date.parse(first), Date.parse(last)];
  return Array.from({ length: Math.round((end - start) / DAY_MS) + 1 }, (_, index) =>
    new Date(start + index * DAY_MS).toISOString().slice(0, 10),
  );
}

/** Days since the Monday of the week. */
function weekdayOf(day: string): number {
  return (new Date(day).getUTCDay() + 6) % 7;
}

function dayTile(date: string, day: Day | undefined, mostUsd: number): Markup {
  const cell = Number(date.slice(8)) - 1 + weekdayOf(`${date.slice(0, 8)}01`);
  const fill =
    day === undefined
      ? 'tile-none'
      : day.costUsd === null
        ? 'tile-unknown'
        : `tile-${day.costUsd === 0 ? 0 : heatStep(day.costUsd / mostUsd, FIRST_SHADE)}`;
  const told = day === undefined ? 'no call' : `${usdText(day.costUsd)}, ${nounText(day.calls, 'call')}`;
  const [x, y] = [(cell % 7) * CELL_PX, HEAD_PX + Math.floor(cell / 7) * CELL_PX];
  return html`<rect class="${fill}" x="${x}" y="${y}" width="${TILE_PX}" height="${TILE_PX}"
    ><title>${date}: ${told}</title></rect
  >`;
}

function monthPlot(month: string, tiles: readonly Markup[], days: readonly Day[]): Markup {
  const name = `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
  const costs = days.flatMap(({ costUsd }) => (costUsd === null ? [] : [costUsd]));
  const sum = costs.length === 0 ? null : costs.reduce((total, costUsd) => total + costUsd, 0);
  const cost = usdText(sum);
  const letters = WEEKDAYS.map(
    (letter, index) =>
      html`<text x="${index * CELL_PX + TILE_PX / 2}" y="10" text-anchor="middle">${letter}</text>`,
  );
  const label = `${name}: ${cost}, ${nounText(days.length, 'day')} with calls`;
  return html`<figure class="month">
    <figcaption><b>${name}</b> <span>${cost}</span></figcaption>
    <svg width="${7 * CELL_PX - 2}" height="${HEAD_PX + 6 * CELL_PX - 2}" role="img" aria-label="${label}">
      ${letters}${tiles}
    </svg>
  </figure> `;
}

/** Draws the cost of each day, a small sheet for each month. */
export function calendarPlot({ calendar }: AuditReport): Markup {
  const [first, last] = [calendar[0], calendar.at(-1)];
  if (first === undefined || last === undefined) return NOTHING;
  const known = new Map(calendar.map((day) => [day.day, day]));
  const mostUsd = Math.max(0, ...calendar.map(({ costUsd }) => costUsd ?? 0));
  const months = [...Map.groupBy(daysBetween(first.day, last.day), (day) => day.slice(0, 7))];
  const sheets = months.flatMap(([month, dates]) => {
    const days = dates.flatMap((date) => known.get(date) ?? []);
    if (days.length === 0) return [];
    const tiles = dates.map((date) => dayTile(date, known.get(date), mostUsd));
    return [monthPlot(month, tiles, days)];
  });
  const shown = sheets.slice(-MOST_MONTHS);
  const earlier = sheets.length > shown.length ? ' Earlier ones are in the table.' : '';
  const note =
    shown.length < months.length
      ? html`<p class="cap">Drawn are the newest ${shown.length} months with calls.${earlier}</p>`
      : NOTHING;
  const unpriced = calendar.some(({ costUsd }) => costUsd === null)
    ? heatKey('tile-unknown', 'no price')
    : NOTHING;
  return html`<p class="keys">
      ${mostUsd === 0 ? NOTHING : heatRamp('above $0', usdText(mostUsd), FIRST_SHADE)}${unpriced}${heatKey('tile-none', 'no call')}
    </p>
    <div class="months">${shown}</div>
    ${note}`;
}
