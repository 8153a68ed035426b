import {
  comparedPricesText,
  comparedText,
  countedCostOf,
  whyNotText,
} from '../../reconciliation/difference-text.ts';
import type { Reconciliation } from '../../reconciliation/reconciliation-rows.ts';
import { sourceTitle } from '../../sources/registry.ts';
import type { AuditReport } from '../audit-report.ts';
import { countText } from '../../words/number-text.ts';
import { statedText } from '../summary-text.ts';
import { usdText } from './figure-text.ts';
import { type Cell, type ReportSection, toSentence } from './report-section.ts';

const NUMBERS = ['tokens stated', 'tokens counted', 'cost stated', 'cost counted'];
const COLUMNS = [
  ...['source', 'month', 'compared over'].map((title) => ({ title })),
  ...NUMBERS.map((title) => ({ title, align: 'right' as const })),
  ...['agrees', 'why not'].map((title) => ({ title })),
];
/** Totals at most, the newest. */
const MOST_TOTALS = 300;

function orderOf({ source, month }: Reconciliation): string {
  return `${sourceTitle(source)} ${month ?? ''}`;
}

function totalRow(row: Reconciliation): readonly Cell[] {
  const { statedTokens, statedCostUsd } = row;
  return [
    sourceTitle(row.source),
    row.month ?? 'without calls',
    comparedText(row),
    statedTokens === null ? '–' : countText(statedTokens),
    statedTokens === null ? '–' : countText(row.countedTokens),
    statedCostUsd === null ? '–' : usdText(statedCostUsd),
    statedCostUsd === null ? '–' : usdText(countedCostOf(row)),
    row.agrees ? 'yes' : 'no',
    row.agrees ? '–' : { said: whyNotText(row) },
  ];
}

/** What sources state of themselves beside what was counted. */
export function statedSection({ reconciliation, prices }: AuditReport): ReportSection {
  const comparedAt = comparedPricesText(reconciliation, prices);
  const isNone = reconciliation.length === 0;
  const shown = reconciliation
    .slice(-MOST_TOTALS)
    .toSorted((one, other) => orderOf(one).localeCompare(orderOf(other), 'en'));
  return {
    id: 'stated',
    title: 'Totals that the sources state',
    lead: 'tokens must be equal, costs within 0.5 %',
    notes: [
      isNone
        ? 'No source states totals that this could be compared with.'
        : toSentence(statedText({ reconciliation })),
      ...(comparedAt === undefined ? [] : [toSentence(`costs are ${comparedAt}`)]),
    ],
    tables: isNone ? [] : [{ title: 'Each total', columns: COLUMNS, rows: shown.map(totalRow) }],
  };
}
