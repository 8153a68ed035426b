import type { AnswerGatherer } from '../answers/gather-answer.ts';
import type { JsonObject } from '../json/json-object.ts';

/** Members of a delta or a message that say more than text, and whether an answer is whole without them. */
const MEMBERS: ReadonlyMap<string, boolean> = new Map([
  ['tool_calls', false],
  ['function_call', false],
  ['refusal', false],
  ['audio', false],
  ['annotations', true],
  // spellings of compatible upstreams
  ['reasoning_content', true],
  ['reasoning', true],
]);

/** Names what a choice says that no other format is given yet. A second choice is one of these things. */
export function leaveOutRest(answer: AnswerGatherer, choice: JsonObject, said: JsonObject): void {
  for (const [what, isHarmless] of MEMBERS) {
    if (!isEmpty(said[what])) answer.leaveOut(what, isHarmless);
  }
  if ((choice['index'] ?? 0) !== 0) answer.leaveOut('n', false);
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
