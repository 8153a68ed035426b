import { cutToWidth, formatTable } from '#core';
import type { ReportedSimulation } from '../draw-return.ts';
import { fitLine } from './fit-lines.ts';
import { amountRange, columnAmounts, paybackText, shareText } from './amount-text.ts';

const LONGEST_SEED = 30;

/** What is said beside the figures of a simulation. */
export interface SimulationWords {
  /** How many ranges were drawn. */
  readonly ranges: number;
  /** What the ranges are. */
  readonly basis: string;
  /** What is said where there are none. */
  readonly nothingDrawn: string;
  /** Whether there is a cost that can be paid back. */
  readonly hasPayback: boolean;
  /** Whether anything is known that a saving may not cover: without it nobody loses money. */
  readonly hasCosts: boolean;
}

/** Lays the draws of a report out as lines. */
export function simulationText(simulation: ReportedSimulation, words: SimulationWords): readonly string[] {
  if (simulation.status === 'no-ranges') return fitLine(words.nothingDrawn);
  const { ranges, basis, hasPayback, hasCosts } = words;
  const { draws, seed, savingUsd, twelveMonthNetUsd, payback, lossShare } = simulation;
  const rows = [
    ['saving a month', savingUsd],
    ['12-month net', twelveMonthNetUsd],
  ] as const;
  const amount = columnAmounts(rows.map(([, { median }]) => median));
  const [soon, late] = [paybackText(payback.low), paybackText(payback.high)];
  const table = formatTable(
    [
      { title: `${draws.toLocaleString('en-US')} draws of ${ranges} range${ranges === 1 ? '' : 's'}` },
      { title: 'median', align: 'right' },
      { title: '95 % of draws' },
    ],
    [
      ...rows.map(([what, { low, median, high }]) => [what, amount(median), amountRange(low, high)]),
      ...(hasPayback ? [['payback', paybackText(payback.median), `${soon} to ${late}`]] : []),
    ],
  );
  const share = lossShare === 0 ? 'none' : shareText(lossShare);
  const lost = hasCosts ? `; losing money in the first year: ${share} of the draws` : '';
  return [
    ...table.split('\n'),
    ...fitLine(`${basis} (seed ${JSON.stringify(cutToWidth(seed, LONGEST_SEED))})${lost}`),
  ];
}
