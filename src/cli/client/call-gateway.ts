import { ErrorResponse } from '#contract';
import { VernierError } from '#core';
import { z } from 'zod';
import type { CallInside } from './call-inside.ts';

/** Milliseconds for one reply: far above every stated speed of the sample's models. */
const PATIENCE_MS = 30_000;

const Failure = z.object({ error: z.object({ message: z.string() }) });

/** Where a gateway is, and how it is reached. */
export interface GatewayPlace {
  readonly url: string;
  readonly key?: string | undefined;
  /** Calls a gateway of this process; without it the URL is called over HTTP. */
  readonly inside?: CallInside;
}

/** One call of a gateway. */
export interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  readonly patienceMs?: number;
}

/** What a gateway replied. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

function gone(url: string, error: unknown, patienceMs: number): VernierError {
  const isSilent = error instanceof Error && error.name === 'TimeoutError';
  const why = isSilent ? `said nothing for ${patienceMs / 1000} s` : 'is gone';
  return new VernierError(
    'upstream-closed',
    `the gateway at ${url} ${why} (${error instanceof Error ? error.message : String(error)}): start it again with \`vernier up\`, and repeat`,
    { cause: error },
  );
}

/** Why a reply is no answer: the gateway's own words, or what it wants. */
export function refused({ url, key, inside }: GatewayPlace, { status, body }: Reply): VernierError {
  const failure = ErrorResponse.safeParse(body).data ?? Failure.safeParse(body).data;
  const said = failure?.error.message ?? `it answered ${status}`;
  // a gateway of this process has no address, and asks for no key
  if (inside !== undefined) return new VernierError('upstream-refused', said);
  if (status !== 401 && status !== 403) {
    return new VernierError('upstream-refused', `the gateway at ${url} refused: ${said}`);
  }
  const advice =
    key !== undefined
      ? 'put a key that it knows into VERNIER_KEY'
      : 'put a key into the variable VERNIER_KEY (`vernier keys create` makes one)';
  return new VernierError('unauthenticated', `the gateway at ${url} asks for a key: ${advice}`);
}

/** That a reply has another shape than this version knows. */
export function notUnderstood(url: string, path: string): VernierError {
  return new VernierError(
    'upstream-malformed',
    `the gateway at ${url} answers ${path} in a way that this version does not understand: use the same version of Vernier on both sides`,
  );
}

/** Reads a reply. Throws 'upstream-malformed'. */
export function parseReply<Value>(
  schema: z.ZodType<Value>,
  value: unknown,
  from: readonly [string, string],
): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw notUnderstood(...from);
}

/** The calls of one gateway. */
interface Caller {
  /** Throws 'upstream-closed' where the gateway is gone. */
  readonly call: (path: string, call?: Call) => Promise<Reply>;
  /** What stands at a path; undefined where the gateway has no such thing. Throws what `refused` and `parseReply` say. */
  readonly read: <Value>(path: string, schema: z.ZodType<Value>) => Promise<Value | undefined>;
}

/** Makes what calls a gateway, over HTTP or inside this process. */
export function createCaller(place: GatewayPlace): Caller {
  const { url, key, inside: send = fetch } = place;
  const credentials: Record<string, string> = key === undefined ? {} : { 'x-api-key': key };

  async function call(path: string, { headers = {}, signal, ...more }: Call = {}): Promise<Reply> {
    const { patienceMs = PATIENCE_MS, ...init } = more;
    const signals = [AbortSignal.timeout(patienceMs), ...(signal === undefined ? [] : [signal])];
    try {
      const response = await send(`${url}${path}`, {
        ...init,
        headers: { ...credentials, 'content-type': 'application/json', ...headers },
        redirect: 'manual',
        signal: AbortSignal.any(signals),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: parseJson(text) };
    } catch (error) {
      throw gone(url, error, patienceMs);
    }
  }

  return {
    call,
    async read(path, schema) {
      const reply = await call(path);
      if (reply.status === 404) return undefined;
      if (reply.status !== 200) throw refused(place, reply);
      return parseReply(schema, reply.body, [url, path]);
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
