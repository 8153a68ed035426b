import type { JsonObject } from '../json/json-object.ts';
import type { JsonEdit } from '../json/json-edit.ts';
import type { WireFormat } from '../wire-format.ts';
import { readMessages } from './check-field.ts';
import { readContent } from './read-content.ts';
import { findSlashCommand, type SlashCommand } from './slash-command.ts';

/**
 * Makes the edits that remove `/effort` lines from every user message, so that the prefix stays the same in later turns.
 *
 * A message that was nothing but the command goes as a whole, together with the assistant message right after it: that
 * was Vernier's own answer to the command, and a conversation may not be left with two assistant turns.
 *
 * Shape   edits for `editBody` or `applyEdits`, in their order; none when there is no command
 */
export function slashCommandEdits(_format: WireFormat, body: JsonObject): readonly JsonEdit[] {
  const messages = readMessages(body);
  const texts: JsonEdit[] = [];
  const removals: JsonEdit[] = [];
  for (const [index, message] of messages.entries()) {
    if (message['role'] !== 'user') continue;
    const path = ['messages', index] as const;
    const command = findSlashCommand(readContent(message['content'], path.join('.')));
    if (command === undefined) continue;
    if (command.leaves !== 'nothing') {
      texts.push(blockEdit([...path, 'content'], command, Array.isArray(message['content'])));
      continue;
    }
    removals.push({ path });
    if (messages[index + 1]?.['role'] === 'assistant') removals.push({ path: ['messages', index + 1] });
  }
  // from the end, so that no removal moves what another one names
  return [...texts, ...removals.toReversed()];
}

function blockEdit(path: readonly (string | number)[], command: SlashCommand, isArray: boolean): JsonEdit {
  if (!isArray) return { path, value: command.rest };
  const blockPath = [...path, command.blockIndex];
  return command.leaves === 'text'
    ? { path: [...blockPath, 'text'], value: command.rest }
    : { path: blockPath };
}
