const [LINE_FEED, CARRIAGE_RETURN] = [0x0a, 0x0d];

/** Whether lines end in carriage returns alone, as they did on old machines; the first end of a line says it. */
function endsInReturns(first: Buffer): boolean {
  const at = first.indexOf(CARRIAGE_RETURN);
  return at !== -1 && at + 1 < first.length && !first.subarray(0, at + 2).includes(LINE_FEED);
}

/** Gives the text of a table with a line feed at the end of each line. */
export async function* endInLineFeeds(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let hasReturns: boolean | undefined;
  for await (const chunk of chunks) {
    if (chunk.length > 0) hasReturns ??= endsInReturns(chunk);
    if (hasReturns === true) {
      for (let at = chunk.indexOf(CARRIAGE_RETURN); at !== -1; at = chunk.indexOf(CARRIAGE_RETURN, at + 1)) {
        chunk[at] = LINE_FEED;
      }
    }
    yield chunk;
  }
}
