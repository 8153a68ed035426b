import type { ReadDocument } from './declared-source.ts';
import type { TranscriptSink } from './transcript-sink.ts';

/** A JSON document is parsed as a whole, in about five times its size of memory. */
export const LARGEST_DOCUMENT_BYTES = 64 * 1024 * 1024;

/** One document, and whom to tell of it. */
export interface DocumentOrder {
  readonly path: string;
  readonly chunks: AsyncIterable<Buffer>;
  readonly read: ReadDocument;
  readonly sink: TranscriptSink;
}

async function gather(chunks: AsyncIterable<Buffer>): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of chunks) {
    bytes += part.length;
    if (bytes > LARGEST_DOCUMENT_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function parseDocument(bytes: Buffer): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/u, '')) };
  } catch {
    return undefined;
  }
}

/** Reads a file that is one JSON document; one that is too large, or none, is told as a problem. */
export async function readDocument({ path, chunks, read, sink }: DocumentOrder): Promise<void> {
  const bytes = await gather(chunks);
  if (bytes === undefined) {
    sink.problem('too-large');
    return;
  }
  const parsed = parseDocument(bytes);
  if (parsed === undefined) sink.problem('not-json');
  else read(parsed.value, path, sink);
}
