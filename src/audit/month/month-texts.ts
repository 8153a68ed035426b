import { formatUsd } from '#core';
import { callsNounText, nounText } from '../words/number-text.ts';
import type { MonthBase } from './month-base.ts';

/** Says which days stand for a month: `2026-10-01 to 2026-10-30 (30 days)`. */
export function monthDaysText({ first, last, days }: Pick<MonthBase, 'first' | 'last' | 'days'>): string {
  const between = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
  const taken = between < days ? `, taken as ${days}` : '';
  return `${first === last ? first : `${first} to ${last}`} (${nounText(between, 'day')}${taken})`;
}

/** Says what is in no figure a month, and which option looks at it; nothing where all calls are in it. */
export function notInMonthTexts(month: MonthBase | null): readonly string[] {
  if (month === null) return [];
  const { older, undated } = month;
  return [
    ...(older === null
      ? []
      : [
          `in no finding or month: ${callsNounText(older)}, before a gap of ${nounText(older.gapDays, 'day')} (\`--until ${older.last}\`)`,
        ]),
    ...(undated === null
      ? []
      : [
          `in no month: ${callsNounText(undated)}, ${undated.costUsd === null ? 'no price' : formatUsd(undated.costUsd)}: sums of a month or of a span that is not told`,
        ]),
  ];
}
