import { HealthResponse } from '#contract';
import { assertNever } from '#core';
import { askHttp } from '../doctor/ask-http.ts';

/** Who is found at an address. */
export type FoundGateway =
  | { readonly status: 'vernier' }
  /** Nothing takes connections there. */
  | { readonly status: 'nothing' }
  /** Somebody else does; `what` says what it does instead. */
  | { readonly status: 'stranger'; readonly what: string };

const TIMEOUT_MS = 3000;
const NOBODY = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

function isHealth(text: string): boolean {
  try {
    return HealthResponse.loose().safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

/** Looks who listens at a base URL. */
export async function findGateway(url: string, timeoutMs: number = TIMEOUT_MS): Promise<FoundGateway> {
  const { signal } = new AbortController();
  const answer = await askHttp({ url: `${url}/healthz`, timeoutMs, signal });
  switch (answer.type) {
    case 'answered':
      return isHealth(answer.text)
        ? { status: 'vernier' }
        : { status: 'stranger', what: 'speaks HTTP and is no Vernier' };
    case 'silent':
      return { status: 'stranger', what: 'accepts connections and never answers' };
    case 'not-http':
      return { status: 'stranger', what: 'does not speak HTTP' };
    case 'unreachable':
      return NOBODY.has(answer.code)
        ? { status: 'nothing' }
        : { status: 'stranger', what: 'ends connections without an answer' };
    default:
      return assertNever(answer);
  }
}
