import { DialsResponse, ErrorResponse, SampleResponse } from '#contract';
import { OutcomeSource, VernierError } from '#core';
import { z } from 'zod';

/** Milliseconds for one answer: far above every stated speed of the sample's models. */
const PATIENCE_MS = 30_000;
const MAX_TOKENS = 256;

const Message = z.object({
  content: z.array(z.object({ type: z.string(), text: z.string().optional() })),
});
const Failure = z.object({ error: z.object({ message: z.string() }) });

/** One form that was sent through the gateway, as it came back. */
export interface FormAnswer {
  readonly text: string;
  readonly planId: string;
  /** Where the words come from. */
  readonly source: OutcomeSource;
  /** USD of this one request; undefined where the gateway knows no price. */
  readonly costUsd: number | undefined;
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
}

interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

function gone(url: string, error: unknown): VernierError {
  const isSilent = error instanceof Error && error.name === 'TimeoutError';
  const why = isSilent ? `said nothing for ${PATIENCE_MS / 1000} s` : 'is gone';
  return new VernierError(
    'upstream-closed',
    `the gateway at ${url} ${why} (${error instanceof Error ? error.message : String(error)}): start it again with \`vernier up\`, and repeat`,
    { cause: error },
  );
}

function refused(url: string, { status, body }: Reply, hasKey: boolean): VernierError {
  const failure = ErrorResponse.safeParse(body).data ?? Failure.safeParse(body).data;
  const said = failure?.error.message ?? `it answered ${status}`;
  if (status !== 401 && status !== 403) {
    return new VernierError('upstream-refused', `the gateway at ${url} refused: ${said}`);
  }
  const advice = hasKey
    ? 'put a key that it knows into VERNIER_KEY'
    : 'put a key into the variable VERNIER_KEY (`vernier keys create` makes one)';
  return new VernierError('unauthenticated', `the gateway at ${url} asks for a key: ${advice}`);
}

function notUnderstood(url: string, path: string): VernierError {
  return new VernierError(
    'upstream-malformed',
    `the gateway at ${url} answers ${path} in a way that this version does not understand: use the same version of Vernier on both sides`,
  );
}

function parse<Value>(schema: z.ZodType<Value>, value: unknown, from: readonly [string, string]): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw notUnderstood(...from);
}

/**
 * Makes the client of a running gateway.
 *
 * Throws  by its calls: 'upstream-closed' when it is gone, 'unauthenticated', 'upstream-refused', 'upstream-malformed'
 */
export function createGatewayClient(url: string, key: string | undefined): GatewayClient {
  const credentials: Record<string, string> = key === undefined ? {} : { 'x-api-key': key };

  async function call(path: string, { headers = {}, signal, ...init }: Call = {}): Promise<Reply> {
    const signals = [AbortSignal.timeout(PATIENCE_MS), ...(signal === undefined ? [] : [signal])];
    try {
      const response = await fetch(`${url}${path}`, {
        ...init,
        headers: { ...credentials, 'content-type': 'application/json', ...headers },
        redirect: 'manual',
        signal: AbortSignal.any(signals),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: parseJson(text) };
    } catch (error) {
      throw gone(url, error);
    }
  }

  return {
    url,
    async dials() {
      const reply = await call('/vernier/dials');
      if (reply.status !== 200) throw refused(url, reply, key !== undefined);
      return parse(DialsResponse, reply.body, [url, '/vernier/dials']);
    },
    async sample(index) {
      const path = `/vernier/sample/${index}`;
      const reply = await call(path);
      if (reply.status === 404) return undefined;
      if (reply.status !== 200) throw refused(url, reply, key !== undefined);
      return parse(SampleResponse, reply.body, [url, path]);
    },
    async ask(prompt, position, signal) {
      const body = { model: 'auto', max_tokens: MAX_TOKENS, messages: [{ role: 'user', content: prompt }] };
      const reply = await call('/v1/messages', {
        method: 'POST',
        headers: { 'x-vernier-effort': String(position) },
        body: JSON.stringify(body),
        signal,
      });
      if (reply.status !== 200) throw refused(url, reply, key !== undefined);
      return toAnswer(url, reply);
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toAnswer(url: string, { headers, body }: Reply): FormAnswer {
  const from = [url, '/v1/messages'] as const;
  const message = parse(Message, body, from);
  const costUsd = headers.get('x-vernier-cost-usd');
  return {
    text: message.content.map((block) => block.text ?? '').join(''),
    planId: parse(z.string().min(1), headers.get('x-vernier-plan'), from),
    source: parse(OutcomeSource, headers.get('x-vernier-source'), from),
    costUsd: costUsd === null ? undefined : Number(costUsd),
  };
}
