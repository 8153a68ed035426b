/** One line of a file, without its end. The bytes are only there during the call. */
export interface Line {
  readonly bytes: Buffer;
  /** From 1. */
  readonly number: number;
  /** Whether the file ended here without an end of line: whoever writes it may not have finished. */
  readonly isUnended: boolean;
}

/** Who is told of lines. */
export interface LineReader {
  line(line: Line): void;
  /** A line that is longer than anybody needs; its bytes are not kept. */
  tooLong(number: number): void;
}

/** Longer lines are counted and skipped: they are pictures and outputs of tools, never the account of a call. */
export const LONGEST_LINE_BYTES = 16 * 1024 * 1024;
const LINE_FEED = 0x0a;
/** Space, tab and carriage return. */
const BLANKS: ReadonlySet<number | undefined> = new Set([0x20, 0x09, 0x0d]);

function isBlank(bytes: Buffer): boolean {
  let index = 0;
  while (BLANKS.has(bytes[index])) index += 1;
  return index === bytes.length;
}

/**
 * Splits bytes into lines and tells each of them at once.
 *
 * Shape   memory is bounded by the longest line allowed and one chunk; blank lines are counted and not told
 */
export async function readLines(
  chunks: AsyncIterable<Buffer>,
  reader: LineReader,
  longestLineBytes: number = LONGEST_LINE_BYTES,
): Promise<void> {
  let number = 1;
  let kept: Buffer[] = [];
  let keptBytes = 0;

  /** Keeps the beginning of a line whose end has not come; of one that is too long, only its length. */
  const keep = (part: Buffer) => {
    keptBytes += part.length;
    if (keptBytes > longestLineBytes) kept = [];
    else kept.push(Buffer.from(part));
  };
  const tell = (part: Buffer, isUnended: boolean) => {
    const length = keptBytes + part.length;
    if (length > longestLineBytes) reader.tooLong(number);
    else {
      const bytes = kept.length === 0 ? part : Buffer.concat([...kept, part]);
      if (!isBlank(bytes)) reader.line({ bytes, number, isUnended });
    }
    number += 1;
    kept = [];
    keptBytes = 0;
  };

  for await (const chunk of chunks) {
    let start = 0;
    while (start < chunk.length) {
      // a file may hold millions of empty lines
      if (keptBytes === 0 && chunk[start] === LINE_FEED) {
        number += 1;
        start += 1;
        continue;
      }
      const end = chunk.indexOf(LINE_FEED, start);
      if (end === -1) {
        keep(chunk.subarray(start));
        break;
      }
      tell(chunk.subarray(start, end), false);
      start = end + 1;
    }
  }
  if (keptBytes > 0) tell(Buffer.alloc(0), true);
}
