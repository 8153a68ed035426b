const MAX_MESSAGE_CHARACTERS = 500;

/** Keys as the known providers spell them, what follows "Bearer" or "key", and any long run that could be a token. */
const KEY_LIKE =
  /\b(?:sk|pk|rk|xai|gsk|AIza)[-_]?[\w*.-]{6,}|(?<=\bBearer\s+)\S+|(?<=\bkey(?: provided)?[:=]\s*)\S+|[\w-]{32,}/gi;

/** Shortens a foreign message to 500 characters, with everything that could be a key replaced. */
export function redactKeys(message: string): string {
  const short =
    message.length > MAX_MESSAGE_CHARACTERS ? `${message.slice(0, MAX_MESSAGE_CHARACTERS)}…` : message;
  return short.replace(KEY_LIKE, '[redacted]');
}
