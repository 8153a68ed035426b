import type {
  DecisionResponse,
  DialsResponse,
  HealthResponse,
  SampleAnswer,
  SampleResponse,
  SampleVerdict,
} from 'vernier/contract';
import { type Question, readAnswer, type ShownAnswer } from './read-answer.ts';

/** What came of a question to the gateway; nothing is thrown. */
export type Reply<Value> =
  | { readonly status: 'ok'; readonly value: Value }
  /** There is nothing of that name. */
  | { readonly status: 'absent' }
  /** A key is asked for, or another one. */
  | { readonly status: 'key-needed'; readonly message: string }
  /** The gateway answered that it cannot. */
  | { readonly status: 'refused'; readonly message: string }
  /** Nobody answered. */
  | { readonly status: 'gone'; readonly message: string };

/** The gateway, as the page asks it. */
export interface GatewayClient {
  health(): Promise<Reply<HealthResponse>>;
  dials(): Promise<Reply<DialsResponse>>;
  sample(index: number): Promise<Reply<SampleResponse>>;
  /** Has an answer to a piece of the sample work judged. */
  judge(index: number, answer: string): Promise<Reply<SampleVerdict>>;
  decision(id: string): Promise<Reply<DecisionResponse>>;
  ask(question: Question): Promise<Reply<ShownAnswer>>;
}

/** What a client is made of. */
export interface GatewayClientParts {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  /** The key that was given here; undefined while none was. */
  readonly key: () => string | undefined;
  readonly monotonicMs: () => number;
  /** Milliseconds after which a question about the dial counts as unanswered. */
  readonly patienceMs: number;
}

const OUTPUT_TOKENS = 256;
/** Statuses that `GET /healthz` says with a body of the contract. */
const HEALTH_STATUSES = [200, 503];

/** The sentence of an error in either wire format or Vernier's own. */
async function errorSentence(response: Response): Promise<string> {
  const fallback = `the gateway answered ${response.status}`;
  try {
    const body: unknown = await response.json();
    const error = body !== null && typeof body === 'object' && 'error' in body ? body.error : undefined;
    const message =
      error !== null && typeof error === 'object' && 'message' in error ? error.message : undefined;
    return typeof message === 'string' ? message : fallback;
  } catch {
    return fallback;
  }
}

async function replyOf<Value>(
  response: Response,
  read: (response: Response) => Promise<Value>,
  good: readonly number[] = [200],
): Promise<Reply<Value>> {
  if (good.includes(response.status)) return { status: 'ok', value: await read(response) };
  if (response.status === 404) return { status: 'absent' };
  const message = await errorSentence(response);
  return { status: response.status === 401 ? 'key-needed' : 'refused', message };
}

/** Runs a question; where nobody answers it that is a reply as well. */
async function tried<Value>(work: () => Promise<Reply<Value>>): Promise<Reply<Value>> {
  try {
    return await work();
  } catch (error) {
    return { status: 'gone', message: error instanceof Error ? error.message : String(error) };
  }
}

/** Makes a client of the gateway that served this page. */
export function createGatewayClient(parts: GatewayClientParts): GatewayClient {
  const headers = (): Record<string, string> => {
    const key = parts.key();
    return key === undefined ? {} : { 'x-api-key': key };
  };

  // the page and its gateway are of one version, so that the contract's types are what its answers hold
  function call<Value>(path: string, init: RequestInit, good?: readonly number[]): Promise<Reply<Value>> {
    return tried(async () => {
      const signal = AbortSignal.timeout(parts.patienceMs);
      const response = await parts.fetch(path, { ...init, signal });
      return replyOf(response, async (one): Promise<Value> => await one.json(), good);
    });
  }
  const get = <Value>(path: string, good?: readonly number[]) =>
    call<Value>(path, { headers: headers() }, good);
  const postHeaders = () => ({ ...headers(), 'content-type': 'application/json' });

  return {
    health: () => get('/healthz', HEALTH_STATUSES),
    dials: () => get('/vernier/dials'),
    sample: (index) => get(`/vernier/sample/${index}`),
    judge: (index, answer) => {
      const body: SampleAnswer = { version: 1, answer };
      const init = { method: 'POST', headers: postHeaders(), body: JSON.stringify(body) };
      return call(`/vernier/sample/${index}`, init);
    },
    decision: (id) => get(`/vernier/decisions/${encodeURIComponent(id)}`),
    ask: (question) =>
      tried(async () => {
        const startedMs = parts.monotonicMs();
        const response = await parts.fetch('/v1/messages', {
          method: 'POST',
          signal: question.signal,
          headers: { ...postHeaders(), 'x-vernier-effort': String(question.position) },
          body: JSON.stringify({
            model: 'auto',
            max_tokens: OUTPUT_TOKENS,
            messages: [{ role: 'user', content: question.text }],
          }),
        });
        return replyOf(response, (one) => readAnswer(one, () => parts.monotonicMs() - startedMs));
      }),
  };
}
