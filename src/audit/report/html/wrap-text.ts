import { cleanName } from '../sections/clean-name.ts';

/** Room for a text in letters. */
export interface Room {
  readonly letters: number;
  readonly lines: number;
}

/** A shorter line says nothing. */
const FEWEST_LETTERS = 6;

function cutLine(line: string, letters: number): string {
  const characters = Array.from(line);
  return characters.length <= letters ? line : `${characters.slice(0, letters - 1).join('')}…`;
}

/** Breaks a name between its words, and never before a dot that divides them; what has no room is cut off, and nothing is left where even the start has none. */
export function wrapText(name: string, { letters, lines }: Room): readonly string[] {
  if (letters < FEWEST_LETTERS || lines < 1) return [];
  const wrapped: string[] = [];
  for (const word of cleanName(name).split(/\s+(?!·)/u)) {
    const last = wrapped.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      wrapped[wrapped.length - 1] = `${last} ${word}`;
    else wrapped.push(word);
  }
  const shown = wrapped.slice(0, lines).map((line) => cutLine(line, letters));
  if (wrapped.length <= lines) return shown;
  return [...shown.slice(0, -1), cutLine(`${shown.at(-1)} …`, letters)];
}
