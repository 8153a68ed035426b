/** Characters kept from the beginning and from the end of a long text. */
const HALF_LENGTH = 1000;

/** Keeps the first and the last 1,000 characters of a text; shorter texts stay whole. */
export function excerptText(text: string): string {
  return text.length <= 2 * HALF_LENGTH ? text : `${text.slice(0, HALF_LENGTH)}\n${text.slice(-HALF_LENGTH)}`;
}
