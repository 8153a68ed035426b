import type { AuditReport } from '../audit-report.ts';
import { nounText } from '../number-text.ts';
import { columnsOf, type SectionTable } from './report-section.ts';

/** The redacted messages of each kind of work; nothing where nobody asked for text. */
export function exampleTables({ examples }: AuditReport): readonly SectionTable[] {
  if (examples === null || examples.kinds.length === 0) return [];
  const { messages, looked, kinds } = examples;
  const of =
    looked === messages
      ? nounText(messages, 'message')
      : `${nounText(looked, 'message')} drawn of ${messages}`;
  return [
    {
      title: `Examples, redacted by rules that can miss things: nearest to each kind's middle, of ${of}`,
      columns: columnsOf(['kind of work', 'message'], []),
      rows: kinds.flatMap(({ name, messages: texts }) => texts.map((text) => [{ name }, { said: text }])),
    },
  ];
}
