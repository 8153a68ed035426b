import { Agent, request } from 'undici';

/** One GET request. */
export interface HttpQuestion {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Ends the call before its time. */
  readonly signal: AbortSignal;
}

/** What came of a request: an answer, silence, or no conversation at all. */
export type HttpAnswer =
  | {
      readonly type: 'answered';
      readonly status: number;
      /** Names in lower case; of several values the first. */
      readonly header: (name: string) => string | undefined;
      /** The beginning of the body. */
      readonly text: string;
    }
  /** It was reached, or at least not refused, and said nothing in time. */
  | { readonly type: 'silent' }
  | { readonly type: 'not-http' }
  | { readonly type: 'unreachable'; readonly code: string };

/** More than any answer that is looked at needs. */
const MAX_BODY_BYTES = 65_536;

async function readBeginning(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    // leaving the loop ends the answer
    if (size >= MAX_BODY_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES).toString('utf8');
}

const SILENCE = new Set(['TimeoutError', 'AbortError', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_ABORTED']);

function toFailure(error: unknown): HttpAnswer {
  if (!(error instanceof Error)) return { type: 'unreachable', code: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  if (SILENCE.has(code) || SILENCE.has(error.name)) return { type: 'silent' };
  if (error.name === 'HTTPParserError' || code === 'UND_ERR_HEADERS_OVERFLOW') return { type: 'not-http' };
  return { type: 'unreachable', code };
}

/** Asks once, follows no redirect, reads no more than the beginning of the answer, and never throws. */
export async function askHttp({ url, headers = {}, timeoutMs, signal }: HttpQuestion): Promise<HttpAnswer> {
  const agent = new Agent({ connect: { timeout: timeoutMs }, allowH2: false });
  try {
    const answer = await request(url, {
      dispatcher: agent,
      headers: { accept: 'application/json', 'accept-encoding': 'identity', ...headers },
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), signal]),
    });
    const header = (name: string) => [answer.headers[name]].flat()[0];
    return { type: 'answered', status: answer.statusCode, header, text: await readBeginning(answer.body) };
  } catch (error) {
    return toFailure(error);
  } finally {
    await agent.destroy();
  }
}
