import type { ListedModel, ListSource } from './listed-model.ts';

/** What came of reading a list. */
export type ListResult =
  | { readonly status: 'read'; readonly title: string; readonly models: readonly ListedModel[] }
  | { readonly status: 'failed'; readonly title: string; readonly reason: string };

/** How lists are read. */
export interface ListReading {
  readonly fetch: typeof fetch;
  /** For all pages of a list together. */
  readonly timeoutMs: number;
}

const MOST_PAGES = 10;

/** Why a list could not be read, in words without any key. */
class ListFailure extends Error {}

async function readBody(response: Response, maxBytes: number): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // leaving the loop ends the answer
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new ListFailure(`it answers with more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new ListFailure('it answers with something that is not JSON');
  }
}

async function readPages(
  source: ListSource,
  { fetch, timeoutMs }: ListReading,
): Promise<readonly ListedModel[]> {
  const models: ListedModel[] = [];
  const url = new URL(source.url);
  const signal = AbortSignal.timeout(timeoutMs);
  for (let page = 0; page < MOST_PAGES; page++) {
    // a redirect is not followed: the key is for nobody else
    const headers = { accept: 'application/json', ...source.headers() };
    const response = await fetch(url, { headers, signal, redirect: 'manual' });
    if (response.status !== 200) throw new ListFailure(`it answers ${response.status}`);
    const read = source.parse(await readBody(response, source.maxBodyBytes));
    if (read === undefined) throw new ListFailure('it answers with something that is no list of models');
    models.push(...read.models);
    if (read.next === undefined) break;
    for (const [name, value] of Object.entries(read.next)) url.searchParams.set(name, value);
  }
  return models;
}

function toReason(error: unknown, timeoutMs: number): string {
  if (error instanceof ListFailure) return error.message;
  if (!(error instanceof Error)) return 'it cannot be reached';
  if (error.name === 'TimeoutError') return `it says nothing within ${timeoutMs / 1000} s`;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
  return `it cannot be reached (${code})`;
}

/** Reads one list with all its pages, within a bound of bytes and time, and never throws. */
export async function readList(source: ListSource, reading: ListReading): Promise<ListResult> {
  const { title } = source;
  try {
    return { status: 'read', title, models: await readPages(source, reading) };
  } catch (error) {
    return { status: 'failed', title, reason: toReason(error, reading.timeoutMs) };
  }
}
