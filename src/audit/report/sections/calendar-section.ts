import { nounText } from '../../words/number-text.ts';
import { atPriceText } from '../prices-texts.ts';
import type { AuditReport } from '../audit-report.ts';
import { callsText, tokenTexts, unpricedText, usdText } from './figure-text.ts';
import { columnsOf, type ReportSection } from './report-section.ts';

/** About five years: longer tables would make the page slow, and nothing here is older. */
const MOST_DAYS = 1900;

function totalsText({ calendar }: AuditReport): string {
  const [only, second] = calendar;
  if (only !== undefined && second === undefined)
    return `1 day with calls: ${only.day}, ${usdText(only.costUsd)}.`;
  const priced = calendar.filter(({ costUsd }) => costUsd !== null);
  const dearest = priced.toSorted((one, other) => (other.costUsd ?? 0) - (one.costUsd ?? 0))[0];
  const most = dearest === undefined ? '' : `; the dearest is ${dearest.day}, ${usdText(dearest.costUsd)}`;
  const withCost = priced.length === calendar.length ? 'each' : `${priced.length} of them`;
  return `${nounText(calendar.length, 'day')} with calls, ${withCost} with a cost${most}.`;
}

function sumsText({ granularities }: AuditReport): readonly string[] {
  const without = granularities.filter(
    ({ granularity }) => granularity === 'month' || granularity === 'unknown',
  );
  if (without.length === 0) return [];
  const costUsd = without.reduce((sum, group) => sum + (group.costUsd ?? 0), 0);
  return [
    `Not in it: sums of a whole month, or of a span that the source does not tell (${usdText(costUsd)}).`,
  ];
}

/** What was used and what it cost on each day. */
export function calendarSection(report: AuditReport): ReportSection {
  const { calendar } = report;
  const shown = calendar.slice(-MOST_DAYS);
  return {
    id: 'calendar',
    title: 'Calendar',
    lead: `USD per day at ${atPriceText(report)}, days in UTC`,
    notes: [
      totalsText(report),
      ...sumsText(report),
      ...(shown.length < calendar.length ? [`The table has the newest ${MOST_DAYS} days.`] : []),
    ],
    tables: [
      {
        title: 'Each day with calls',
        columns: columnsOf(
          ['day'],
          ['calls', 'cost', 'unpriced', 'input', 'cache read', 'cache write', 'output'],
        ),
        rows: shown.map((day) => [
          day.day,
          callsText(day),
          usdText(day.costUsd),
          unpricedText(day),
          ...tokenTexts(day),
        ]),
      },
    ],
  };
}
