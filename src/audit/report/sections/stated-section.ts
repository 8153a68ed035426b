import { sourceTitle } from '../../sources/registry.ts';
import type { AuditReport } from '../audit-report.ts';
import { countText } from '../number-text.ts';
import { usdText } from './figure-text.ts';
import { columnsOf, type ReportSection } from './report-section.ts';

const NUMBERS = ['tokens stated', 'counted', 'cost stated', 'counted', 'unpriced', 'agrees'];
/** Totals at most, the newest. */
const MOST_TOTALS = 300;

/** What sources state of themselves beside what was counted. */
export function statedSection({ reconciliation }: AuditReport): ReportSection {
  const agreeing = reconciliation.filter(({ agrees }) => agrees).length;
  const isNone = reconciliation.length === 0;
  return {
    id: 'stated',
    title: 'Totals that the sources state',
    lead: 'tokens must be equal, costs within 0.5 %',
    notes: [
      isNone
        ? 'No source states totals that this could be compared with.'
        : `${agreeing} of ${reconciliation.length} monthly totals equal what was counted.`,
    ],
    tables: isNone
      ? []
      : [
          {
            title: 'Each total',
            columns: columnsOf(['source', 'month'], NUMBERS),
            rows: reconciliation
              .slice(-MOST_TOTALS)
              .map((row) => [
                sourceTitle(row.source),
                row.month ?? 'without calls',
                row.statedTokens === null ? '–' : countText(row.statedTokens),
                row.statedTokens === null ? '–' : countText(row.countedTokens),
                row.statedCostUsd === null ? '–' : usdText(row.statedCostUsd),
                row.statedCostUsd === null ? '–' : usdText(row.countedCostUsd),
                row.unpriced.toLocaleString('en-US'),
                row.agrees ? 'yes' : 'no',
              ]),
          },
        ],
  };
}
