import { createGatewayClient, type GatewayClient } from '../gateway/gateway-client.ts';
import type { SampleResponse, SampleVerdict } from 'vernier/contract';
import { DECISION, RECORDED_ENTRY, SAMPLE, SIMULATED_ENTRY } from './constructed-dials.ts';

/** One request that the page made. */
export interface MadeRequest {
  readonly path: string;
  readonly headers: Headers;
  readonly body: string | undefined;
}

/** What a constructed gateway says at a path; a number is a status alone. */
export type Answers = Readonly<Record<string, (request: MadeRequest) => Response | Promise<Response>>>;

/** A gateway that answers from constructed figures, and what it was asked. */
export interface ConstructedGateway {
  readonly client: GatewayClient;
  readonly requests: readonly MadeRequest[];
  /** Replaces what is said from now on. */
  change(answers: Answers): void;
}

const ANSWER_HEADERS = {
  'x-vernier-source': 'simulated',
  'x-vernier-model': 'simulated-medium',
  'x-vernier-decision': 'dec_1',
  'x-vernier-effort': 'asked=0.6; sent=none',
  'x-vernier-cost-usd': '0.00042',
};

/** An answer in Anthropic's format. */
export function answerSaying(text: string): Response {
  const usage = { input_tokens: 61, output_tokens: 12 };
  return Response.json({ content: [{ type: 'text', text }], usage }, { headers: ANSWER_HEADERS });
}

/** A failure in the shape of Vernier's own routes. */
export function failure(status: number, message: string): Response {
  return Response.json({ error: { code: 'constructed', message } }, { status });
}

/** Hands a piece of sample work out, or judges an answer to it by a rule of its own: it begins with the right one. */
function sampleOrVerdict(sample: SampleResponse, { body }: MadeRequest): Response {
  if (body === undefined) return Response.json(sample);
  const { answer }: { answer: string } = JSON.parse(body);
  const isRight = answer.toLowerCase().startsWith(sample.gold);
  const verdict: SampleVerdict = { version: 1, isRight, gold: sample.gold };
  return Response.json(verdict);
}

const USUAL: Answers = {
  '/healthz': () => Response.json({ status: 'ok', version: '0.0.0', uptimeMs: 1 }),
  '/vernier/dials': () => Response.json({ version: 1, dials: [RECORDED_ENTRY, SIMULATED_ENTRY] }),
  '/vernier/sample/0': (request) => sampleOrVerdict(SAMPLE, request),
  '/vernier/sample/1': () => Response.json({ ...SAMPLE, index: 1, id: 'form-2', prompt: 'The second form.' }),
  '/vernier/decisions/dec_1': () => Response.json(DECISION),
  '/v1/messages': () => answerSaying('real estate\nRent was not paid.'),
};

/** Makes a gateway that answers from constructed figures; a test replaces what it is about. */
export function constructGateway(changes: Answers = {}, key?: () => string | undefined): ConstructedGateway {
  let answers: Answers = { ...USUAL, ...changes };
  const requests: MadeRequest[] = [];
  const client = createGatewayClient({
    fetch: async (path, init) => {
      const body = typeof init.body === 'string' ? init.body : undefined;
      const request = { path, headers: new Headers(init.headers), body };
      requests.push(request);
      return answers[path]?.(request) ?? failure(404, `nothing is served at ${path}`);
    },
    key: key ?? (() => undefined),
    monotonicMs: () => 0,
    patienceMs: 10_000,
  });
  return {
    client,
    requests,
    change: (next) => {
      answers = { ...answers, ...next };
    },
  };
}
