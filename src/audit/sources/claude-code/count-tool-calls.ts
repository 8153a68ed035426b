import { isObject, nameOf } from '../../reading/json-field.ts';

/** So many answers are written down at the same time at most: a session and its sub-agents. */
const MOST_AT_ONCE = 16;

/**
 * Starts to count the tools that answers ask for, where every part of an answer has a line of its own.
 *
 * Shape   the answer's id and the content of one line → all tools of that answer so far
 */
export function createToolCounter(): (answer: string | undefined, content: unknown) => number {
  const idsOfAnswer = new Map<string, Set<string>>();

  function idsOf(answer: string): Set<string> {
    const known = idsOfAnswer.get(answer);
    if (known !== undefined) return known;
    const [oldest] = idsOfAnswer.keys();
    if (oldest !== undefined && idsOfAnswer.size >= MOST_AT_ONCE) idsOfAnswer.delete(oldest);
    const ids = new Set<string>();
    idsOfAnswer.set(answer, ids);
    return ids;
  }

  return (answer, content) => {
    const parts = Array.isArray(content) ? content.filter(isObject) : [];
    const tools = parts.filter((part) => part['type'] === 'tool_use');
    if (answer === undefined) return tools.length;
    const ids = idsOf(answer);
    for (const tool of tools) ids.add(nameOf(tool['id']) ?? `tool ${ids.size}`);
    return ids.size;
  };
}
