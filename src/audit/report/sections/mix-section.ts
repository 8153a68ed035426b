import { totalTokens } from '../../tally/count-tokens.ts';
import type { AuditReport } from '../audit-report.ts';
import { countText, nounText, shareText } from '../number-text.ts';
import { cutRows } from './cut-rows.ts';
import { callsText, partText, unpricedText, usdText } from './figure-text.ts';
import { type Cell, columnsOf, type ReportSection } from './report-section.ts';

const NUMBERS = ['calls', 'tokens', 'of tokens', 'cost', 'of cost', 'unpriced'];

/** Which models worked at which effort, and what that cost. */
export function mixSection({ mix, total }: AuditReport): ReportSection {
  const { shown, others, more } = cutRows(mix);
  const rows = shown.map((line): readonly Cell[] => [
    line.model === null ? 'not told' : { name: line.model },
    line.effort ?? 'not told',
    callsText(line),
    countText(totalTokens(line.tokens)),
    shareText(line.tokenShare),
    usdText(line.costUsd),
    shareText(line.costShare),
    unpricedText(line),
  ]);
  const rest = [
    `${more} others`,
    '',
    callsText(others),
    countText(totalTokens(others.tokens)),
    partText(totalTokens(others.tokens), totalTokens(total.tokens)),
    usdText(others.costUsd),
    partText(others.costUsd, total.costUsd),
    unpricedText(others),
  ];
  const models = new Set(mix.map(({ model }) => model)).size;
  return {
    id: 'mix',
    title: 'Models and effort',
    lead: 'share of the cost at list price, by model and effort',
    notes: [
      `${nounText(models, 'model')}, ${callsText(total)} calls. An effort counts where the source tells it; “not told” is not “none”.`,
    ],
    tables: [
      {
        title: 'Each model at each effort',
        columns: columnsOf(['model', 'effort'], NUMBERS),
        rows: more > 0 ? [...rows, rest] : rows,
      },
    ],
  };
}
