/** Bytes that stand together. */
export interface Span {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}

/** Adds bytes; what follows the last ones where it was found becomes one span with them. */
export function addSpan(into: Span[], { bytes, start, end }: Span): void {
  const last = into.at(-1);
  if (last?.bytes === bytes && last.end === start) into[into.length - 1] = { bytes, start: last.start, end };
  else into.push({ bytes, start, end });
}

/** Copies spans into one buffer. */
export function joinSpans(spans: readonly Span[]): Buffer {
  return Buffer.concat(spans.map(({ bytes, start, end }) => bytes.subarray(start, end)));
}
