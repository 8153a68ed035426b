import { cutToWidth, terminalWidth } from '#core';
import { cutText } from '../examples/redact-message.ts';
import type { AuditReport } from './audit-report.ts';
import { safeName } from '../words/number-text.ts';
import { shownKinds } from './work-text.ts';

const LONGEST_LINE = 80;

/** Shows one redacted message of each kind that has a line of its own; nothing where nobody asked for text. */
export function examplesText({ examples, work }: AuditReport): readonly string[] {
  if (examples === null) return [];
  if (examples.kinds.length === 0) return ['examples: no message can be shown', ''];
  const messageOf = new Map(examples.kinds.map(({ kind, messages }) => [kind, messages[0]]));
  const lines = shownKinds(work.kinds).flatMap(({ id, name }) => {
    const message = messageOf.get(id);
    const start = `  ${safeName(name)}: `;
    if (message === undefined) return [];
    const columns = LONGEST_LINE - terminalWidth(start);
    return [`${start}${cutToWidth(cutText(message, columns), columns)}`];
  });
  return ['examples, redacted by rules that can miss things; more with --html:', ...lines, ''];
}
