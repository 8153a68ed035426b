const MOST_NAMES = 3;

/** Counts the letters to add, take away or change between two words. */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of Array.from(a).entries()) {
    const line = [row + 1];
    for (let column = 1; column <= b.length; column++) {
      const kept = (above[column - 1] ?? 0) + (letter === b[column - 1] ? 0 : 1);
      line.push(Math.min(kept, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above.at(-1) ?? 0;
}

/** The distance to a name or to its beginning, because people leave the end of a long name away. */
function distanceTo(wanted: string, name: string): number {
  return Math.min(editDistance(wanted, name), editDistance(wanted, name.slice(0, wanted.length)) + 1);
}

/**
 * Finds the names that somebody may have meant, the nearest first and at most three.
 *
 * Shape   a name counts when it contains what was written, or when at most a third of its letters differ
 */
export function nearNames(written: string, names: readonly string[]): readonly string[] {
  const wanted = written.trim().toLowerCase().slice(0, 200);
  if (wanted === '') return [];
  return names
    .map((name) => ({ name, distance: distanceTo(wanted, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= wanted.length / 3 || name.toLowerCase().includes(wanted))
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_NAMES)
    .map(({ name }) => name);
}

/** The same as half a sentence: `did you mean a, b?`, or where nothing is near how to see all. */
export function nearNamesText(written: string, names: readonly string[]): string {
  const near = nearNames(written, names);
  return near.length === 0 ? '`vernier models` lists all' : `did you mean ${near.join(', ')}?`;
}
