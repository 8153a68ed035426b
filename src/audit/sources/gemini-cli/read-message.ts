import { isObject, type JsonObject } from '../../reading/json-field.ts';

/** What stands on the person's side and nobody wrote: what begins a session, a summary, what the agent tells itself. */
const NOT_WRITTEN = /^(?:<(?:session_context|hook_context|state_snapshot)>|(?:System: )?Please continue\.$)/u;

/** Gives the parts of a content, which is a text, a part, or a list of either. */
function partsOf(content: unknown): readonly JsonObject[] {
  const parts: readonly unknown[] = Array.isArray(content) ? content : [content];
  return parts.map((part) => (typeof part === 'string' ? { text: part } : part)).filter(isObject);
}

function textOf(parts: readonly JsonObject[]): string {
  return parts
    .map(({ text }) => (typeof text === 'string' ? text : ''))
    .join('\n')
    .trim();
}

/**
 * Reads what a person wrote in a message, without files that were put in; empty where nobody wrote it.
 *
 * Source  README.md beside this file
 */
export function readMessage({ content, displayContent }: JsonObject): string {
  const parts = partsOf(content);
  if (parts.some(({ functionResponse }) => functionResponse !== undefined)) return '';
  const text = textOf(parts);
  return NOT_WRITTEN.test(text) ? '' : textOf(partsOf(displayContent)) || text;
}

/** Says whether a message tells that the person stopped what went on. */
export function isInterruption({ type, content }: JsonObject): boolean {
  return type === 'info' && textOf(partsOf(content)) === 'Request cancelled.';
}
