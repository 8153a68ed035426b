/** Separators of the bodies that were parsed and are still held by somebody. */
const SEPARATORS = new WeakMap<Buffer, readonly number[]>();

/**
 * Keeps where the fields of a body are parted, for the edits that follow its parsing.
 *
 * Shape   the places of the colons and commas between the outermost braces; the bytes may not be changed any more
 */
export function keepSeparators(bytes: Buffer, separators: readonly number[]): void {
  SEPARATORS.set(bytes, separators);
}

/** Returns where the fields of a body are parted; undefined when nobody has kept it. */
export function keptSeparators(bytes: Buffer): readonly number[] | undefined {
  return SEPARATORS.get(bytes);
}
