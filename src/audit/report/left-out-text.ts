import { sourceTitle } from '../sources/registry.ts';
import type { AuditReport } from './audit-report.ts';
import { nounText } from '../words/number-text.ts';

type LeftOut = AuditReport['leftOut'];

/** What is said of each kind, in the order in which it is said; a compaction is no call left out. */
const TEXTS: readonly (readonly [kind: keyof LeftOut, text: (count: number) => string])[] = [
  ['repeated', (count) => nounText(count, 'repeated line')],
  ['unchanged', (count) => nounText(count, 'unchanged sum')],
  ['inherited', (count) => `${nounText(count, 'call')} copied into forks`],
  ['synthetic', (count) => `${nounText(count, 'answer')} without a model`],
  ['unbilled', (count) => `${nounText(count, 'request')} that no model answered`],
  ['not-live', (count) => `${nounText(count, 'answer')} simulated or replayed`],
  ['sum', (count) => `${nounText(count, 'sum')} of calls that are counted themselves`],
  ['foreign', (count) => `${nounText(count, 'line')} of another agent`],
  ['not-tokens', (count) => `${nounText(count, 'row')} billed by something else than tokens`],
  ['otherDays', (count) => `${nounText(count, 'call')} on other days`],
  ['notRecognised', (count) => `${nounText(count, 'file')} of no known kind`],
];

/** Says what does not count, so that nobody takes the sums for more than they are. */
export function leftOutText({ leftOut, problems, notRead }: AuditReport): string {
  const parts = [
    ...TEXTS.flatMap(([kind, text]) => (leftOut[kind] > 0 ? [text(leftOut[kind])] : [])),
    ...(problems.total > 0 ? [`${nounText(problems.total, 'problem')} (listed on standard error)`] : []),
    ...notRead.map((source) => `${sourceTitle(source)}, which cannot be read yet`),
  ];
  return `left out: ${parts.length === 0 ? 'nothing' : parts.join(', ')}`;
}
