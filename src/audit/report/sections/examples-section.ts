import type { AuditReport } from '../audit-report.ts';
import { nounText } from '../../words/number-text.ts';
import { columnsOf, type ReportSection } from './report-section.ts';

/** The redacted messages of each kind of work; nothing where nobody asked for text. */
export function examplesSections({ examples }: AuditReport): readonly ReportSection[] {
  if (examples === null) return [];
  const { warning, messages, looked, kinds } = examples;
  const drawn =
    looked === messages ? '' : `, of which ${looked.toLocaleString('en-US')} were drawn by chance`;
  const chosen = `Nearest to the middle of each kind, at most one of a session, out of ${nounText(messages, 'message')}${drawn}.`;
  const table = {
    title: 'Messages of each kind of work',
    columns: columnsOf(['kind of work', 'message'], []),
    rows: kinds.flatMap(({ name, messages: texts }) => texts.map((text) => [{ name }, { said: text }])),
  };
  return [
    {
      id: 'examples',
      title: 'Examples',
      lead: 'messages of this log, redacted',
      notes: kinds.length === 0 ? ['No message can be shown.'] : [chosen, warning],
      tables: kinds.length === 0 ? [] : [table],
    },
  ];
}
