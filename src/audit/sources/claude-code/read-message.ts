import { isObject, type JsonObject, objectOf } from '../../reading/json-field.ts';

/** What a line of the user's side says. */
export type UserLine =
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'interruption' }
  /** Results of tools, and what Claude Code wrote itself. */
  | { readonly kind: 'other' };

const OTHER: UserLine = { kind: 'other' };
const INTERRUPTION = '[Request interrupted by user';
/** How lines begin that stand on the user's side and nobody wrote. */
const NOT_WRITTEN =
  /^(?:<(?:local-command|bash-|task-notification|system-reminder|user-memory|ide_)|Caveat: |This session is being continued from a previous conversation)/u;
const REMINDERS = /<system-reminder>[\s\S]*?<\/system-reminder>/gu;
const COMMAND = /<command-name>(?<name>[^<]*)<\/command-name>/u;
const COMMAND_WORDS = /<command-args>(?<words>[^<]*)<\/command-args>/u;

function textOf(content: unknown): string | undefined {
  if (typeof content === 'string') return content;
  const parts = Array.isArray(content) ? content.filter(isObject) : [];
  if (parts.some((part) => part['type'] === 'tool_result')) return undefined;
  const texts = parts.map((part) => part['text']).filter((text) => typeof text === 'string');
  return texts.length === 0 ? undefined : texts.join('\n');
}

/** A command such as `/review` stands with its words between marks. */
function withoutMarks(text: string): string {
  const name = COMMAND.exec(text)?.groups?.['name'];
  if (name === undefined) return text.replaceAll(REMINDERS, '').trim();
  return `${name} ${COMMAND_WORDS.exec(text)?.groups?.['words'] ?? ''}`.trim();
}

/** Newer versions say of each line who wrote it. */
function isWrittenByAgent(line: JsonObject): boolean {
  const origin = objectOf(line['origin'])?.['kind'];
  return (
    line['isMeta'] === true ||
    line['isCompactSummary'] === true ||
    (origin !== undefined && origin !== 'human')
  );
}

/**
 * Reads whether a line of the user's side is a message that somebody wrote.
 *
 * Source  README.md beside this file
 */
export function readMessage(line: JsonObject): UserLine {
  const whole = isWrittenByAgent(line) ? undefined : textOf(objectOf(line['message'])?.['content']);
  if (whole === undefined) return OTHER;
  if (whole.includes(INTERRUPTION)) return { kind: 'interruption' };
  const text = withoutMarks(whole);
  return text === '' || NOT_WRITTEN.test(text) ? OTHER : { kind: 'message', text };
}
