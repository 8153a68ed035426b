import { cleanName } from '../sections/clean-name.ts';

/** Room for a text. */
export interface Room {
  readonly widthPx: number;
  readonly lines: number;
}

/** A shorter line says nothing. */
const FEWEST_PX = 44;

/**
 * Widths of letters as shares of the size of the type, of the widest usual sans in its semibold: what is narrow, what
 * is wide, capitals and figures, the rest.
 */
const SHARES: readonly (readonly [letters: RegExp, share: number])[] = [
  [/[\sijl.,:;'|!()[\]·]/u, 0.37],
  [/[-ftr]/u, 0.46],
  [/[mwMW@%…—]/u, 1],
  [/[A-Z0-9$]/u, 0.72],
  [/[\u0020-\u024f]/u, 0.66],
];
const SHARE_OF_OTHERS = 1;
const TYPE_PX = 13;

function letterPx(letter: string): number {
  return TYPE_PX * (SHARES.find(([letters]) => letters.test(letter))?.[1] ?? SHARE_OF_OTHERS);
}

/** How wide a text may be at most, in the type of labels. */
export function widthPxOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + letterPx(letter), 0);
}

function cutLine(line: string, widthPx: number): string {
  if (widthPxOf(line) <= widthPx) return line;
  let leftPx = widthPx - letterPx('…');
  const characters = Array.from(line);
  const end = characters.findIndex((letter) => {
    leftPx -= letterPx(letter);
    return leftPx < 0;
  });
  return `${characters.slice(0, end).join('')}…`;
}

/** Breaks a name between its words, and never before a dot that divides them; what has no room is cut off, and nothing is left where even the start has none. */
export function wrapText(name: string, { widthPx, lines }: Room): readonly string[] {
  if (widthPx < FEWEST_PX || lines < 1) return [];
  const wrapped: string[] = [];
  for (const word of cleanName(name).split(/\s+(?!·)/u)) {
    const last = wrapped.at(-1);
    if (last !== undefined && widthPxOf(`${last} ${word}`) <= widthPx)
      wrapped[wrapped.length - 1] = `${last} ${word}`;
    else wrapped.push(word);
  }
  const shown = wrapped.slice(0, lines).map((line) => cutLine(line, widthPx));
  if (wrapped.length <= lines) return shown;
  return [...shown.slice(0, -1), cutLine(`${shown.at(-1)} …`, widthPx)];
}
