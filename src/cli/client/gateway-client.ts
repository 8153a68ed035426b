import { DecisionResponse, DialsResponse, SampleResponse } from '#contract';
import { OutcomeSource, type RouteDecision } from '#core';
import { z } from 'zod';
import {
  type Call,
  createCaller,
  type GatewayPlace,
  notUnderstood,
  parseReply,
  refused,
  type Reply,
} from './call-gateway.ts';

/** Milliseconds for one answer of a model that nobody knows; Node's own limit for the first byte. */
const LONG_PATIENCE_MS = 300_000;
const MAX_TOKENS = 256;

const Message = z.object({
  content: z.array(z.object({ type: z.string(), text: z.string().optional() })),
});

/** One form that was sent through the gateway, as it came back. */
export interface FormAnswer {
  readonly text: string;
  readonly planId: string;
  /** Where the words come from. */
  readonly source: OutcomeSource;
  /** USD of this one request; undefined where the gateway knows no price. */
  readonly costUsd: number | undefined;
}

/** One question with everything that says how it is to be answered. */
export interface Question {
  readonly prompt: string;
  readonly model: string;
  readonly maxTokens: number;
  /** Those that say how much may be spent, such as `x-vernier-effort`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What came back for a question. */
interface Answer {
  readonly text: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A gateway as a program sees it from outside: over HTTP, with a key where it asks for one. */
export interface GatewayClient {
  readonly url: string;
  /** The dials that can be looked at. */
  dials(): Promise<DialsResponse>;
  /** One piece of the sample work; undefined where the gateway has none. */
  sample(index: number): Promise<SampleResponse | undefined>;
  /** Sends a form at a dial position. */
  ask(prompt: string, position: number, signal: AbortSignal): Promise<FormAnswer>;
  /** Sends a question, and waits as long as a model may take. */
  answer(question: Question): Promise<Answer>;
  /** Why a question got its plan; undefined where the gateway does not know it. */
  decision(id: string): Promise<RouteDecision | undefined>;
}

/**
 * Makes the client of a gateway.
 *
 * Throws  by its calls: 'upstream-closed' when it is gone, 'unauthenticated', 'upstream-refused', 'upstream-malformed'
 */
export function createGatewayClient(place: GatewayPlace): GatewayClient {
  const { url } = place;
  const { call, read } = createCaller(place);

  async function post({ prompt, model, maxTokens, headers }: Question, more: Call): Promise<Reply> {
    const body = { model, max_tokens: maxTokens, messages: [{ role: 'user', content: prompt }] };
    const init = { ...more, method: 'POST', headers, body: JSON.stringify(body) };
    const reply = await call('/v1/messages', init);
    if (reply.status !== 200) throw refused(place, reply);
    return reply;
  }

  return {
    url,
    async dials() {
      const dials = await read('/vernier/dials', DialsResponse);
      if (dials === undefined) throw notUnderstood(url, '/vernier/dials');
      return dials;
    },
    sample: (index) => read(`/vernier/sample/${index}`, SampleResponse),
    async ask(prompt, position, signal) {
      const headers = { 'x-vernier-effort': String(position) };
      return toFormAnswer(
        url,
        await post({ prompt, model: 'auto', maxTokens: MAX_TOKENS, headers }, { signal }),
      );
    },
    async answer(question) {
      const reply = await post(question, { patienceMs: LONG_PATIENCE_MS });
      return { text: textOf(url, reply), headers: Object.fromEntries(reply.headers) };
    },
    async decision(id) {
      return (await read(`/vernier/decisions/${id}`, DecisionResponse))?.decision;
    },
  };
}

function textOf(url: string, { body }: Reply): string {
  const message = parseReply(Message, body, [url, '/v1/messages']);
  return message.content.map((block) => block.text ?? '').join('');
}

function toFormAnswer(url: string, reply: Reply): FormAnswer {
  const { headers } = reply;
  const from = [url, '/v1/messages'] as const;
  const costUsd = headers.get('x-vernier-cost-usd');
  return {
    text: textOf(url, reply),
    planId: parseReply(z.string().min(1), headers.get('x-vernier-plan'), from),
    source: parseReply(OutcomeSource, headers.get('x-vernier-source'), from),
    costUsd: costUsd === null ? undefined : Number(costUsd),
  };
}
