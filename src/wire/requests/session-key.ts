const MAX_SESSION_KEY_CHARACTERS = 200;

/** Takes a conversation's name as its key when it is one: a text of 1 to 200 characters. */
export function toSessionKey(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= MAX_SESSION_KEY_CHARACTERS
    ? value
    : undefined;
}
