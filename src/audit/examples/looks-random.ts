const SEPARATORS = /[^A-Za-z0-9]+/u;
/** Real words that are longer are rare. */
const LONG_WORD = /[a-z]{21}/u;
const LONGEST_CAPITALS = 15;
/** `i18n` or `x2y` may stand in any path; a second one of the kind does not. */
const ODD_ALONE = 6;

/** Says whether letters fall into words: all capitals, or few capitals for their number. */
function isOfWords(letters: string): boolean {
  const capitals = letters.replaceAll(/[^A-Z]/gu, '').length;
  if (capitals === letters.length) return capitals <= LONGEST_CAPITALS;
  return !LONG_WORD.test(letters) && capitals <= 1 + letters.length / 5;
}

/** Says whether a piece is a number, a time, or words with a number before or behind them. */
function isPlain(piece: string): boolean {
  if (piece.length <= 3 || /^(?:\d+|\d{2}T\d{2,6}Z?)$/u.test(piece)) return true;
  const letters = piece.replace(/^\d{1,3}(?=[A-Za-z])|(?<=[A-Za-z])\d{1,4}$/u, '');
  return /^[A-Za-z]+$/u.test(letters) && isOfWords(letters);
}

/**
 * Says whether a run of characters looks drawn by chance, as keys are, rather than put together from words.
 *
 * Shape   digits between letters, or more changes of case than words have; `create-report.ts` and `maxRetryCount2` do not
 *         look random
 */
export function looksRandom(run: string): boolean {
  const odd = run.split(SEPARATORS).filter((piece) => !isPlain(piece));
  return odd.length >= 2 || odd.some((piece) => piece.length >= ODD_ALONE);
}
