/** A rectangle in px. */
export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The longest side of the worst tile of a strip beside its shortest one; 1 is a square. */
function worstRatio(areas: readonly number[], side: number): number {
  const sum = areas.reduce((total, area) => total + area, 0);
  const square = (sum / side) ** 2;
  return Math.max(...areas.map((area) => Math.max(square / area, area / square)));
}

/** How many of the areas make the best strip along the short side. */
function stripLength(areas: readonly number[], side: number): number {
  let length = 1;
  while (
    length < areas.length &&
    worstRatio(areas.slice(0, length + 1), side) <= worstRatio(areas.slice(0, length), side)
  ) {
    length += 1;
  }
  return length;
}

/** Lays a strip along the short side of what is free, and says what is left. */
function layStrip(
  areas: readonly number[],
  free: Tile,
): { readonly tiles: readonly Tile[]; readonly left: Tile } {
  const { x, y, width, height } = free;
  const isUpright = width >= height;
  const side = isUpright ? height : width;
  const thick = areas.reduce((total, area) => total + area, 0) / side;
  let offset = 0;
  const tiles = areas.map((area): Tile => {
    const long = area / thick;
    const at = offset;
    offset += long;
    return isUpright
      ? { x, y: y + at, width: thick, height: long }
      : { x: x + at, y, width: long, height: thick };
  });
  const left = isUpright
    ? { x: x + thick, y, width: Math.max(0, width - thick), height }
    : { x, y: y + thick, width, height: Math.max(0, height - thick) };
  return { tiles, left };
}

/**
 * Divides a rectangle into tiles that are as square as they can be.
 *
 * Shape   weights above 0, largest first → one tile each, in the same order
 * Units   areas in proportion to the weights
 * Source  Bruls, Huizing, van Wijk: Squarified Treemaps (2000), section 3
 */
export function squarify(weights: readonly number[], size: Pick<Tile, 'width' | 'height'>): readonly Tile[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let areas = weights.map((weight) => (weight / total) * size.width * size.height);
  let free: Tile = { x: 0, y: 0, ...size };
  const tiles: Tile[] = [];
  while (areas.length > 0) {
    const length = stripLength(areas, Math.min(free.width, free.height));
    const strip = layStrip(areas.slice(0, length), free);
    tiles.push(...strip.tiles);
    free = strip.left;
    areas = areas.slice(length);
  }
  return tiles;
}
