import type { CallSum } from '../../tally/call-sums.ts';
import { totalTokens } from '../../tally/count-tokens.ts';
import type { AuditReport, MixLine } from '../audit-report.ts';
import { callsNounText, countText, nounText, shareText } from '../../words/number-text.ts';
import { atPriceText } from '../prices-texts.ts';
import { cutRows } from './cut-rows.ts';
import { callsText, unpricedText, usdText } from './figure-text.ts';
import { type Cell, columnsOf, type ReportSection } from './report-section.ts';

const NUMBERS = ['calls', 'cost', 'of cost', 'unpriced', 'tokens', 'of tokens'];

type Shared = CallSum & Pick<MixLine, 'tokenShare' | 'costShare'>;

function lineCells(line: Shared): readonly Cell[] {
  return [
    callsText(line),
    usdText(line.costUsd),
    shareText(line.costShare),
    unpricedText(line),
    countText(totalTokens(line.tokens)),
    shareText(line.tokenShare),
  ];
}

function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

/** Which models worked at which effort, and what that cost. */
export function mixSection({ mix, total, prices }: AuditReport): ReportSection {
  const { shown, others, more } = cutRows(mix);
  const rows = shown.map((line): readonly Cell[] => [
    line.model === null ? 'not told' : { name: line.model },
    line.effort ?? 'not told',
    ...lineCells(line),
  ]);
  const rest = {
    ...others,
    tokenShare: shareOf(totalTokens(others.tokens), totalTokens(total.tokens)),
    costShare: shareOf(others.costUsd, total.costUsd),
  };
  const models = new Set(mix.map(({ model }) => model)).size;
  return {
    id: 'mix',
    title: 'Models and effort',
    lead: `share of the cost at ${atPriceText({ prices })}, by model and effort`,
    notes: [
      `${nounText(models, 'model')}, ${callsNounText(total)}. An effort counts where the source tells it; “not told” is not “none”.`,
    ],
    tables: [
      {
        title: 'Each model at each effort',
        columns: columnsOf(['model', 'effort'], NUMBERS),
        rows: more > 0 ? [...rows, [`${more} others`, '', ...lineCells(rest)]] : rows,
      },
    ],
  };
}
