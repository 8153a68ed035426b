import type { RequestView } from '#wire';
import type { RequestHead } from '../answer/sink.ts';

/** Headers by which clients name their conversation, ours first. */
const SESSION_HEADERS = [
  'x-vernier-session',
  'x-claude-code-session-id',
  'session-id',
  'x-session-id',
] as const;

/** The conversation that a request belongs to, if its headers or its body name one. */
export function sessionKeyOf(head: RequestHead, view: RequestView): string | undefined {
  for (const name of SESSION_HEADERS) {
    const value = head.headers[name];
    if (typeof value === 'string' && value !== '' && value.length <= 200) return value;
  }
  return view.sessionKey;
}
