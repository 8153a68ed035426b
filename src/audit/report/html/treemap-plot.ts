import type { WorkKind } from '../../work/work-report.ts';
import type { AuditReport } from '../audit-report.ts';
import { cutRows } from '../sections/cut-rows.ts';
import { cleanName } from '../sections/clean-name.ts';
import { partText, usdText } from '../sections/figure-text.ts';
import { hasKinds } from '../work-text.ts';
import { heatKey, heatRamp, heatStep } from './heat.ts';
import { html, type Markup, NOTHING } from './markup.ts';
import { squarify, type Tile } from './squarify.ts';
import { type Room, widthPxOf, wrapText } from './wrap-text.ts';

/** A map grows with its panel; what fits into a tile is reckoned for the narrowest panel that shows it. */
interface Layout {
  readonly name: 'narrow' | 'middle' | 'wide' | 'widest';
  readonly width: number;
  readonly height: number;
}

/** One kind of work, or all that have no tile of their own. */
interface MapItem {
  readonly name: string;
  /** What stands on the tile: of a project only what it is called. */
  readonly label: string;
  readonly costUsd: number;
  /** Share of its tasks, in [0,1]; absent where no tasks are told. */
  readonly routine: number | undefined;
}

const LAYOUTS: readonly Layout[] = [
  { name: 'narrow', width: 270, height: 440 },
  { name: 'middle', width: 480, height: 380 },
  { name: 'wide', width: 720, height: 380 },
  { name: 'widest', width: 1000, height: 380 },
];
const MOST_TILES = 24;
const MOST_LINES = 6;
const LINE_PX = 16;
const PADDING_PX = 9;

function toItem({ name, basis, costUsd, tasks, stakes }: WorkKind): MapItem {
  const routine = tasks === null || tasks === 0 ? undefined : (stakes?.routine ?? 0) / tasks;
  const label = basis === 'call-project' ? name.replace(/^project /u, '') : name;
  return { name, label, costUsd: costUsd ?? 0, routine };
}

function itemsOf({ work }: AuditReport): readonly MapItem[] {
  const { shown, others, more } = cutRows(
    work.kinds.filter(({ costUsd }) => (costUsd ?? 0) > 0),
    MOST_TILES,
  );
  const items = shown.map(toItem);
  if (more === 0) return items;
  const name = `${more} others`;
  const rest = { name, label: name, costUsd: others.costUsd ?? 0, routine: undefined };
  return [...items, rest].toSorted((one, other) => other.costUsd - one.costUsd);
}

/** Breaks a name and its cost into lines for so much room; the cost only where the name leaves some. */
function linesOf({ label, costUsd }: MapItem, share: string, { widthPx, lines }: Room) {
  const full = `${usdText(costUsd)} · ${share}`;
  const cost = [full, usdText(costUsd)].find((text) => widthPxOf(text) <= widthPx);
  const names = wrapText(label, { widthPx, lines: lines > 1 && cost !== undefined ? lines - 1 : lines });
  const texts = names.map((text) => ({ text, kind: 'tname' }));
  if (cost !== undefined && names.length > 0 && names.length < lines)
    texts.push({ text: cost, kind: 'tsub' });
  return texts;
}

function roomOf(alongPx: number, acrossPx: number): Room {
  const lines = Math.min(MOST_LINES, Math.floor((acrossPx - PADDING_PX) / LINE_PX));
  return { widthPx: alongPx - 2 * PADDING_PX, lines };
}

/** Writes on a tile; from top to bottom where it is tall and a line across it would be cut. */
function labels(item: MapItem, { width, height }: Tile, share: string): readonly Markup[] {
  const across = linesOf(item, share, roomOf(width, height));
  const isCut = across.length === 0 || across.some(({ text }) => text.includes('…'));
  const down = isCut && height > width ? linesOf(item, share, roomOf(height, width)) : [];
  const isDown = down.length > 0 && down.every(({ text }) => !text.includes('…'));
  return isDown
    ? down.map(
        ({ text, kind }, index) =>
          html`<text
            class="${kind}"
            transform="rotate(90)"
            x="${PADDING_PX}"
            y="${-PADDING_PX - (down.length - 1 - index) * LINE_PX}"
            >${text}</text
          >`,
      )
    : across.map(
        ({ text, kind }, index) =>
          html`<text class="${kind}" x="${PADDING_PX}" y="${19 + index * LINE_PX}">${text}</text>`,
      );
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(2)}%`;
}

/** The shade of a tile; where no tasks are told it is hatched. */
function shadeOf({ routine }: MapItem) {
  if (routine === undefined) return { fill: 'tile-untold', ink: 'on-hatch' };
  const step = heatStep(routine);
  return { fill: `tile-${step}`, ink: step >= 4 ? 'on-high' : 'on-low' };
}

function mapTile(
  item: MapItem,
  place: { readonly tile: Tile; readonly layout: Layout; readonly costUsd: number },
): Markup {
  const { tile, layout, costUsd } = place;
  const { x, y, width, height } = tile;
  const { fill, ink } = shadeOf(item);
  const share = partText(item.costUsd, costUsd);
  const routine =
    item.routine === undefined ? 'tasks not told' : `${partText(item.routine, 1)} of its tasks routine`;
  return html`<svg
    class="${ink}"
    x="${percent(x, layout.width)}"
    y="${percent(y, layout.height)}"
    width="${percent(width, layout.width)}"
    height="${percent(height, layout.height)}"
  >
    <title>${cleanName(item.name)}: ${usdText(item.costUsd)}, ${share} of cost, ${routine}</title>
    <rect class="tile ${fill}" width="100%" height="100%" />
    ${labels(item, tile, share)}
  </svg> `;
}

function mapOf(layout: Layout, items: readonly MapItem[]): Markup {
  const costUsd = items.reduce((sum, item) => sum + item.costUsd, 0);
  const tiles = squarify(
    items.map((item) => item.costUsd),
    layout,
  );
  const drawn = items.flatMap((item, index) => {
    const tile = tiles[index];
    return tile === undefined ? [] : [mapTile(item, { tile, layout, costUsd })];
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
  const isTold = items.some(({ routine }) => routine !== undefined);
  const isWhole = items.every(({ routine }) => routine !== undefined);
  const untold = heatKey('tile-untold', isTold ? 'several kinds, or tasks not told' : 'tasks not told');
  const keys = isTold
    ? html`<span>area: cost · shade: routine tasks</span
        >${heatRamp('0 %', '100 %')}${isWhole ? NOTHING : untold}`
    : html`<span>area: cost</span>${untold}`;
  return html`<p class="keys">${keys}</p>
    ${LAYOUTS.map((layout) => mapOf(layout, items))}`;
}
