/** A point that wants its name beside it. */
export interface LabelledPoint {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Where a name is written. */
export interface PlacedLabel {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end' | 'middle';
}

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What names must stay inside of, and stay off if they can. */
export interface LabelRoom {
  readonly bounds: Box;
  readonly obstacles: readonly Place[];
}

const CHARACTER_PX = 6.3;
const LINE_PX = 14;
const GAP_PX = 9;
/** So far from its point a name stands as badly as over one point. */
const FAR_PX = 30;

/** Places beside a point, the best first. */
const SEATS = [
  { dx: GAP_PX, dy: 4, anchor: 'start' },
  { dx: -GAP_PX, dy: 4, anchor: 'end' },
  { dx: GAP_PX, dy: 18, anchor: 'start' },
  { dx: -GAP_PX, dy: -9, anchor: 'end' },
  { dx: -GAP_PX, dy: 18, anchor: 'end' },
  { dx: GAP_PX, dy: -9, anchor: 'start' },
  { dx: 0, dy: 22, anchor: 'middle' },
  { dx: 0, dy: -14, anchor: 'middle' },
  { dx: GAP_PX, dy: 34, anchor: 'start' },
  { dx: -GAP_PX, dy: -26, anchor: 'end' },
  { dx: GAP_PX, dy: 50, anchor: 'start' },
  { dx: -GAP_PX, dy: -42, anchor: 'end' },
  { dx: -GAP_PX, dy: 34, anchor: 'end' },
  { dx: -GAP_PX, dy: 50, anchor: 'end' },
  { dx: -GAP_PX, dy: 70, anchor: 'end' },
  { dx: -GAP_PX, dy: 90, anchor: 'end' },
  { dx: 24, dy: 44, anchor: 'middle' },
  { dx: 24, dy: 64, anchor: 'middle' },
  { dx: 24, dy: 84, anchor: 'middle' },
] as const;

/** Places along a line through points, so close that no name stands between two of them. */
export function alongLine(points: readonly Place[]): Place[] {
  return points.flatMap((point, index) => {
    const next = points[index + 1] ?? point;
    const steps = Math.max(1, Math.ceil(Math.hypot(next.x - point.x, next.y - point.y) / CHARACTER_PX));
    return Array.from({ length: steps }, (_, step) => ({
      x: point.x + ((next.x - point.x) * step) / steps,
      y: point.y + ((next.y - point.y) * step) / steps,
    }));
  });
}

function boxOf({ x, y, anchor }: PlacedLabel, text: string): Box {
  const width = text.length * CHARACTER_PX;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - LINE_PX + 3, bottom: y + 3 };
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** How badly a name would stand there: out of bounds is worst, then over another name, then over a point. */
function costOf(box: Box, placed: readonly Box[], { bounds, obstacles }: LabelRoom): number {
  const isOut =
    box.left < bounds.left || box.right > bounds.right || box.top < bounds.top || box.bottom > bounds.bottom;
  const covered = obstacles.filter(
    ({ x, y }) => box.left - 4 < x && x < box.right + 4 && box.top - 4 < y && y < box.bottom + 4,
  );
  return (isOut ? 1000 : 0) + 100 * placed.filter((other) => overlaps(box, other)).length + covered.length;
}

/** Finds a place for the name of each point, in order, so that names overlap neither each other nor the curve if they can help it. */
export function placeLabels(points: readonly LabelledPoint[], room: LabelRoom): PlacedLabel[] {
  const placed: Box[] = [];
  return points.map(({ x, y, text }) => {
    const seats = SEATS.map(({ dx, dy, anchor }) => ({ x: x + dx, y: y + dy, anchor }));
    const costs = seats.map(
      (seat) => costOf(boxOf(seat, text), placed, room) + Math.abs(seat.y - y) / FAR_PX,
    );
    const best = seats[costs.indexOf(Math.min(...costs))] ?? { x, y, anchor: 'start' as const };
    placed.push(boxOf(best, text));
    return best;
  });
}
