import { formatTable } from '#core';
import type { Return } from '../compute-return.ts';
import type { ModelPart } from '../resolve-scenario.ts';
import {
  amountText,
  columnAmounts,
  cutText,
  numberText,
  paybackText,
  shareText,
  signedText,
} from './amount-text.ts';
import type { LeftOutWork, NotStated, RoiReport, WorkLine } from './create-report.ts';
import { simulationText } from './simulation-text.ts';
import { tornadoText } from './tornado-text.ts';

const MOST_LINES = 4;
const MOST_LEFT_OUT = 2;
const LONGEST_LINE = 110;
const LONGEST_NAME = 30;
const NO_RANGE = 'No range is stated: every figure is exact only if every number in the scenario is.';

function partText({ model, effort, batchShare }: ModelPart): string {
  const batch = batchShare === 0 ? '' : ` (${shareText(batchShare)} batch)`;
  return `${model}${effort === undefined ? '' : ` ${effort}`}${batch}`;
}

function mixText(proposed: readonly ModelPart[]): string {
  const parts = proposed.map((part) => `${shareText(part.share)} ${partText(part)}`);
  return cutText(`  to ${parts.join(', ')}`, LONGEST_LINE);
}

function workText(work: readonly WorkLine[]): readonly string[] {
  const shown = work.slice(0, MOST_LINES);
  const before = columnAmounts(shown.map(({ beforeUsd }) => beforeUsd));
  const after = columnAmounts(shown.map(({ afterUsd }) => afterUsd));
  const [title = '', ...lines] = formatTable(
    [
      { title: 'kind of work, first month' },
      { title: 'requests', align: 'right' },
      { title: 'today' },
      { title: 'before', align: 'right' },
      { title: 'after', align: 'right' },
    ],
    shown.map(({ name, requests, today, beforeUsd, afterUsd }) => [
      cutText(name, LONGEST_NAME),
      numberText(Math.round(requests)),
      cutText(partText(today), LONGEST_NAME + 10),
      before(beforeUsd),
      after(afterUsd),
    ]),
  ).split('\n');
  const more = work.length - shown.length;
  return [
    title,
    ...shown.flatMap(({ proposed }, index) => [lines[index] ?? '', mixText(proposed)]),
    ...(more === 0 ? [] : [`  and ${more} more, all in the sums (--json lists them)`]),
  ];
}

/** An amount beside the models, or that nobody stated it. */
function besideText(what: string, usd: number, isStated: boolean): string {
  return `${what} ${isStated ? signedText(usd) : 'not stated'}`;
}

function returnText(report: RoiReport, expected: Return): readonly string[] {
  const { firstMonth, oneTimeCostUsd, growthPerMonth, twelveMonthNetUsd, payback } = expected;
  const { beforeUsd, afterUsd, savingUsd, netUsd, timeSavedUsd, errorUsd, reviewUsd } = firstMonth;
  const isStatedIn = (field: keyof NotStated) => report.notStated[field].length < report.work.length;
  const share = beforeUsd === 0 ? '' : ` (${shareText(savingUsd / beforeUsd)})`;
  const beside = [
    besideText('time saved', timeSavedUsd, isStatedIn('timeSaved')),
    besideText('more errors', -errorUsd, isStatedIn('quality')),
    besideText('review', -reviewUsd, isStatedIn('review')),
  ];
  const back =
    oneTimeCostUsd === 0 && payback.status !== 'never'
      ? 'nothing to pay back'
      : `payback ${paybackText(payback)}`;
  return [
    `models     ${amountText(beforeUsd)} before, ${amountText(afterUsd)} after: saving ${amountText(savingUsd)} a month${share}`,
    `beside it  ${beside.join(', ')}`,
    `net        ${amountText(netUsd)} in the first month`,
    `one-time   ${amountText(oneTimeCostUsd)}: ${back}`,
    `12 months  ${amountText(twelveMonthNetUsd)} net, volumes growing ${shareText(growthPerMonth)} a month`,
    ...(report.isComplete ? [] : ['           incomplete: see what was left out']),
  ];
}

function leftOutText(leftOut: readonly LeftOutWork[]): readonly string[] {
  if (leftOut.length === 0) return [];
  const more = leftOut.length - MOST_LEFT_OUT;
  return [
    '',
    'Left out of every figure above, because a part has no price:',
    ...leftOut.slice(0, MOST_LEFT_OUT).map(({ name, parts }) => {
      const unpriced = parts.map((part) => `${part.model} ${part.serviceTier}: ${part.reason}`);
      return cutText(`  ${cutText(name, LONGEST_NAME)} (${[...new Set(unpriced)].join('; ')})`, LONGEST_LINE);
    }),
    ...(more > 0 ? [`  and ${more} more (--json lists them)`] : []),
  ];
}

function headText({ title, pricesAt, whatIf }: RoiReport): readonly string[] {
  const supposed = whatIf.map(
    (price) => `${price.model} ${price.inputUsdPerMillionTokens}/${price.outputUsdPerMillionTokens}`,
  );
  const prices = supposed.length === 0 ? '' : `, but supposed ${supposed.join(', ')} ($/M)`;
  return [title, cutText(`Stated volumes, not measured. List prices of ${pricesAt}${prices}.`, LONGEST_LINE)];
}

function hasCosts({ firstMonth: { errorUsd, reviewUsd }, oneTimeCostUsd }: Return): boolean {
  return errorUsd + reviewUsd + oneTimeCostUsd > 0;
}

/** Lays a report out for people, on one screen of 40 lines. */
export function reportText(report: RoiReport): string {
  const { result, leftOut, work, notStated } = report;
  const head = headText(report);
  if (result.status === 'unpriced') {
    const nothing = 'No kind of work has prices on that day, so that there is no figure.';
    return [...head, '', nothing, ...leftOutText(leftOut)].join('\n');
  }
  const { expected, simulation, tornado } = result;
  const bars = tornadoText(tornado, expected.twelveMonthNetUsd);
  const unsaid = notStated.quality.map((name) => cutText(name, LONGEST_NAME)).join(', ');
  return [
    ...head,
    '',
    ...workText(work),
    '',
    ...returnText(report, expected),
    ...(unsaid === '' ? [] : [cutText(`           no quality loss is stated for ${unsaid}`, LONGEST_LINE)]),
    '',
    ...simulationText(simulation, {
      ranges: tornado.length,
      basis: 'stated, not measured',
      nothingDrawn: NO_RANGE,
      hasPayback: true,
      hasCosts: hasCosts(expected) || (simulation.status === 'drawn' && simulation.lossShare > 0),
    }),
    ...(bars === '' ? [] : ['', bars]),
    ...leftOutText(leftOut),
  ].join('\n');
}
