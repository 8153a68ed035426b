import type { TextEncoding } from '../reading/declared-source.ts';

/** The marks that may stand at the beginning of a text. */
const MARKS: readonly (readonly [mark: Buffer, encoding: TextEncoding])[] = [
  [Buffer.from([0xef, 0xbb, 0xbf]), 'utf-8'],
  [Buffer.from([0xff, 0xfe]), 'utf-16le'],
  [Buffer.from([0xfe, 0xff]), 'utf-16be'],
];

/** Says by the first bytes of a file how its text is written, and how many of them say so. */
export function readMark(bytes: Buffer): { readonly encoding: TextEncoding; readonly length: number } {
  for (const [mark, encoding] of MARKS) {
    if (bytes.subarray(0, mark.length).equals(mark)) return { encoding, length: mark.length };
  }
  return { encoding: 'utf-8', length: 0 };
}

/** Starts to make UTF-8 of a text without its mark, piece by piece. */
export function createDecoder(encoding: TextEncoding): (bytes: Buffer) => Buffer {
  if (encoding === 'utf-8') return (bytes) => bytes;
  const decoder = new TextDecoder(encoding);
  return (bytes) => Buffer.from(decoder.decode(bytes, { stream: true }));
}
