/** The floors of the house, lowest first: an area may import any lower floor and nothing on its own. */
export const FLOORS: readonly (readonly string[])[] = [
  ['core', 'stats'],
  ['text', 'learn', 'wire', 'contract', 'yaml'],
  ['store', 'catalog'],
  ['effort', 'providers'],
  ['execution', 'sessions'],
  ['routing', 'evaluation', 'audit', 'economics', 'batch', 'tuning', 'constitution', 'guard', 'forecast'],
  ['gateway'],
  ['cli'],
];

/** From this floor on, code may read the environment, the clock and chance by itself. */
export const FIRST_IMPURE_FLOOR = 6;

/** Gives an area's floor; `undefined` for a folder that is no area. */
export function floorOf(area: string): number | undefined {
  const floor = FLOORS.findIndex((areas) => areas.includes(area));
  return floor === -1 ? undefined : floor;
}

/** Says why one area must not import another; `undefined` when it may. */
export function whyForbidden(from: string, to: string): string | undefined {
  const fromFloor = floorOf(from);
  const toFloor = floorOf(to);
  if (fromFloor === undefined || toFloor === undefined) return `#${to} is no area of test/floors.ts`;
  if (from === to) return `inside ${from} imports are relative, so that #${to} always means another area`;
  if (toFloor < fromFloor) return undefined;
  return toFloor === fromFloor
    ? `${from} and ${to} share floor ${fromFloor} and must not know each other: meet in a record of #core or in a function handed in by gateway or cli`
    : `${to} (floor ${toFloor}) stands above ${from} (floor ${fromFloor}): what is below must not know who uses it`;
}
