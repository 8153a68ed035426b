import type { DeclaredSource } from './declared-source.ts';

/** Says whether a line of a transcript is one of another agent. */
export type IsForeign = (line: Buffer) => boolean;

/** A mark stands at the beginning of its line, before any text. */
const MARKED_BYTES = 256;
const OPENING = 0x7b;

/** Makes what knows lines of other agents among those of one; of a source whose lines have no mark, none is foreign. */
export function createForeignTest(
  sources: readonly DeclaredSource[],
  { id, lineMark }: DeclaredSource,
): IsForeign {
  if (lineMark === undefined) return () => false;
  const others = sources.flatMap((other) =>
    other.id === id || other.lineMark === undefined ? [] : [other.lineMark],
  );
  return (line) => {
    if (line[0] !== OPENING) return false;
    const start = line.toString('latin1', 0, MARKED_BYTES);
    return !lineMark.test(start) && others.some((mark) => mark.test(start));
  };
}
