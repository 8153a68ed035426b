import type { WorkKind } from '../../work/work-report.ts';
import type { AuditReport } from '../audit-report.ts';
import { cutRows } from '../sections/cut-rows.ts';
import { partText, usdText } from '../sections/figure-text.ts';
import { hasKinds } from '../work-text.ts';
import { heatKey, heatRamp, heatStep } from './heat.ts';
import { html, type Markup, NOTHING } from './markup.ts';
import { squarify, type Tile } from './squarify.ts';
import { wrapText } from './wrap-text.ts';

/** A map grows with the page; what fits into a tile is reckoned for the narrowest page that shows it. */
interface Layout {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
}

/** One kind of work, or all that have no tile of their own. */
interface MapItem {
  readonly name: string;
  readonly costUsd: number;
  /** Share of its tasks, in [0,1]; absent where no tasks are told. */
  readonly routine: number | undefined;
}

const LAYOUTS: readonly Layout[] = [
  { name: 'wide', width: 510, height: 380 },
  { name: 'narrow', width: 270, height: 440 },
];
const MOST_TILES = 24;
const MOST_LINES = 6;
const LETTER_PX = 7.2;
const LINE_PX = 16;
const PADDING_PX = 9;

function toItem({ name, costUsd, tasks, stakes }: WorkKind): MapItem {
  const routine = tasks === null || tasks === 0 ? undefined : (stakes?.routine ?? 0) / tasks;
  return { name, costUsd: costUsd ?? 0, routine };
}

function itemsOf({ work }: AuditReport): readonly MapItem[] {
  const { shown, others, more } = cutRows(
    work.kinds.filter(({ costUsd }) => (costUsd ?? 0) > 0),
    MOST_TILES,
  );
  const items = shown.map(toItem);
  if (more === 0) return items;
  const rest = { name: `${more} others`, costUsd: others.costUsd ?? 0, routine: undefined };
  return [...items, rest].toSorted((one, other) => other.costUsd - one.costUsd);
}

function labels({ name, costUsd }: MapItem, tile: Tile, share: string): readonly Markup[] {
  const letters = Math.floor((tile.width - 2 * PADDING_PX) / LETTER_PX);
  const lines = Math.min(MOST_LINES, Math.floor((tile.height - PADDING_PX) / LINE_PX));
  const full = `${usdText(costUsd)} · ${share}`;
  const cost = [full, usdText(costUsd)].find((text) => text.length <= letters);
  const names = wrapText(name, { letters, lines: lines > 1 && cost !== undefined ? lines - 1 : lines });
  const texts = names.map((text) => ({ text, kind: 'tname' }));
  if (cost !== undefined && names.length > 0 && names.length < lines)
    texts.push({ text: cost, kind: 'tsub' });
  return texts.map(
    ({ text, kind }, index) =>
      html`<text class="${kind}" x="${PADDING_PX}" y="${19 + index * LINE_PX}">${text}</text>`,
  );
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(2)}%`;
}

function mapTile(
  item: MapItem,
  place: { readonly tile: Tile; readonly layout: Layout; readonly totalUsd: number },
): Markup {
  const { tile, layout, totalUsd } = place;
  const { x, y, width, height } = tile;
  const step = item.routine === undefined ? undefined : heatStep(item.routine);
  const fill = step === undefined ? 'tile-empty' : `tile-${step}`;
  const ink = step !== undefined && step >= 4 ? 'on-high' : 'on-low';
  const share = partText(item.costUsd, totalUsd);
  const routine =
    item.routine === undefined ? 'tasks not told' : `${partText(item.routine, 1)} of its tasks routine`;
  return html`<svg
    class="${ink}"
    x="${percent(x, layout.width)}"
    y="${percent(y, layout.height)}"
    width="${percent(width, layout.width)}"
    height="${percent(height, layout.height)}"
  >
    <title>
      ${wrapText(item.name, { letters: 300, lines: 1 })[0] ?? ''}: ${usdText(item.costUsd)}, ${share} of cost,
      ${routine}
    </title>
    <rect class="tile ${fill}" width="100%" height="100%" />
    ${labels(item, tile, share)}
  </svg> `;
}

function mapOf(layout: Layout, items: readonly MapItem[], totalUsd: number): Markup {
  const tiles = squarify(
    items.map(({ costUsd }) => costUsd),
    layout,
  );
  const drawn = items.flatMap((item, index) => {
    const tile = tiles[index];
    return tile === undefined ? [] : [mapTile(item, { tile, layout, totalUsd })];
  });
  return html`<svg
    class="map ${layout.name}"
    width="100%"
    height="${layout.height}"
    role="img"
    aria-label="Kinds of work by cost; the same figures are in the table below"
  >
    ${drawn}
  </svg> `;
}

/** Draws kinds of work by what they cost; nothing where no kind has a cost. */
export function treemapPlot(report: AuditReport): Markup {
  if (!hasKinds(report.work)) return NOTHING;
  const items = itemsOf(report);
  if (items.length === 0) return NOTHING;
  const totalUsd = items.reduce((sum, { costUsd }) => sum + costUsd, 0);
  const untold = items.some(({ routine }) => routine === undefined)
    ? heatKey('tile-empty', 'several kinds, or tasks not told')
    : NOTHING;
  const told = items.some(({ routine }) => routine !== undefined)
    ? html`<span>area: cost · shade: routine tasks</span>${heatRamp('0 %', '100 %')}`
    : html`<span>area: cost</span>`;
  return html`<p class="keys">${told}${untold}</p>
    ${LAYOUTS.map((layout) => mapOf(layout, items, totalUsd))}`;
}
