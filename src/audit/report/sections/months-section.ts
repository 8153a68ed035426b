import type { AuditReport } from '../audit-report.ts';
import { atPriceText } from '../prices-texts.ts';
import { callsText, tokenTexts, unpricedText, usdText } from './figure-text.ts';
import { columnsOf, type ReportSection } from './report-section.ts';

const NUMBERS = ['calls', 'cost', 'unpriced', 'input', 'cache read', 'cache write', 'output'];

/** What was used and what it cost in each month, and in all. */
export function monthsSection({ months, total, prices }: AuditReport): ReportSection {
  const lines = [
    ...months.toReversed().map((month) => ({ title: month.month, sum: month })),
    { title: 'all', sum: total },
  ];
  return {
    id: 'months',
    title: 'Months',
    lead: `tokens, and USD at ${atPriceText({ prices })}`,
    notes: [],
    tables: [
      {
        title: 'Each month with calls',
        columns: columnsOf(['month'], NUMBERS),
        rows: lines.map(({ title, sum }) => [
          title,
          callsText(sum),
          usdText(sum.costUsd),
          unpricedText(sum),
          ...tokenTexts(sum),
        ]),
      },
    ],
  };
}
