import { cutToWidth, formatTable, TERMINAL_COLUMNS, whyUnpricedText } from '#core';
import type { Return } from '../compute-return.ts';
import type { ModelPart } from '../resolve-scenario.ts';
import { amountText, columnAmounts, numberText, paybackText, shareText, signedText } from './amount-text.ts';
import type { LeftOutWork, NotStated, RoiReport, WorkLine } from './create-report.ts';
import { fitLine, labelledLines } from './fit-lines.ts';
import { simulationText } from './simulation-text.ts';
import { tornadoLines } from './tornado-text.ts';

const MOST_LEFT_OUT = 2;
const LONGEST_NAME = 30;
const LABEL_WIDTH = 11;
/** Lines of a screen. */
const MOST_LINES = 40;

/** How many of each part are shown, and lines of one mix. */
interface Room {
  readonly work: number;
  readonly mix: number;
  readonly bars: number;
}

/** The first that lets all fit on a screen is taken; the last has to do. */
const ROOMS: readonly Room[] = [
  { work: 4, mix: 2, bars: 5 },
  { work: 4, mix: 1, bars: 3 },
  { work: 3, mix: 1, bars: 2 },
];
const NO_RANGE = 'No range is stated: every figure is exact only if every number in the scenario is.';

function partText({ model, effort, batchShare }: ModelPart): string {
  const batch = batchShare === 0 ? '' : ` (${shareText(batchShare)} batch)`;
  return `${model}${effort === undefined ? '' : ` ${effort}`}${batch}`;
}

/** Breaks a line, and cuts off what is more than so many of them. */
function cutLines(line: string, most: number, indent?: string): readonly string[] {
  const lines = fitLine(line, indent);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cutToWidth(`${lines[most - 1]} …`, TERMINAL_COLUMNS)];
}

function mixLines({ today, proposed }: WorkLine, room: Room): readonly string[] {
  const parts = proposed.map((part) => `${shareText(part.share)} ${partText(part)}`);
  return cutLines(`  from ${partText(today)} to ${parts.join(', ')}`, room.mix, '    ');
}

function workText(work: readonly WorkLine[], room: Room): readonly string[] {
  const shown = work.slice(0, room.work);
  const before = columnAmounts(shown.map(({ beforeUsd }) => beforeUsd));
  const after = columnAmounts(shown.map(({ afterUsd }) => afterUsd));
  const [title = '', ...lines] = formatTable(
    [
      { title: 'kind of work, first month' },
      { title: 'requests', align: 'right' },
      { title: 'before', align: 'right' },
      { title: 'after', align: 'right' },
    ],
    shown.map(({ name, requests, beforeUsd, afterUsd }) => [
      cutToWidth(name, LONGEST_NAME),
      numberText(Math.round(requests)),
      before(beforeUsd),
      after(afterUsd),
    ]),
  ).split('\n');
  const more = work.length - shown.length;
  return [
    title,
    ...shown.flatMap((line, index) => [lines[index] ?? '', ...mixLines(line, room)]),
    ...(more === 0 ? [] : [`  and ${more} more, all in the sums (--json lists them)`]),
  ];
}

/** An amount beside the models, or that nobody stated it. */
function besideText(what: string, usd: number | null, isStated: boolean): string {
  return `${what} ${isStated && usd !== null ? signedText(usd) : 'not stated'}`;
}

function returnText(report: RoiReport, expected: Return): readonly string[] {
  const { firstMonth, oneTimeCostUsd, growthPerMonth, twelveMonthNetUsd, payback } = expected;
  const { beforeUsd, afterUsd, savingUsd, netUsd, timeSavedUsd, errorUsd, reviewUsd } = firstMonth;
  const isStatedIn = (field: keyof NotStated) => report.notStated[field].length < report.work.length;
  const share = beforeUsd === 0 ? '' : ` (${shareText(savingUsd / beforeUsd)})`;
  const beside = [
    besideText('time saved', timeSavedUsd, isStatedIn('timeSaved')),
    besideText('more errors', errorUsd === null ? null : -errorUsd, isStatedIn('quality')),
    besideText('review', -reviewUsd, isStatedIn('review')),
  ];
  const back =
    oneTimeCostUsd === 0 && payback.status !== 'never'
      ? 'nothing to pay back'
      : `payback ${paybackText(payback)}`;
  const saving = `${amountText(beforeUsd)} before, ${amountText(afterUsd)} after: saving ${amountText(savingUsd)} a month${share}`;
  const growth = `volumes growing ${shareText(growthPerMonth)} a month`;
  const said = [
    ['models', saving],
    ['beside it', beside.join(', ')],
    ['net', `${amountText(netUsd)} in the first month`],
    ['one-time', oneTimeCostUsd === null ? 'not stated' : `${amountText(oneTimeCostUsd)}: ${back}`],
    ['12 months', `${amountText(twelveMonthNetUsd)} net, ${growth}`],
  ] as const;
  const incomplete = [['', 'incomplete: see what was left out']] as const;
  return labelledLines([...said, ...(report.isComplete ? [] : incomplete)], LABEL_WIDTH);
}

function leftOutText(leftOut: readonly LeftOutWork[]): readonly string[] {
  if (leftOut.length === 0) return [];
  const more = leftOut.length - MOST_LEFT_OUT;
  return [
    '',
    'Left out of every figure above, because a part has no price:',
    ...leftOut.slice(0, MOST_LEFT_OUT).flatMap(({ name, parts }) => {
      const unpriced = parts.map(
        (part) => `${part.model} ${part.serviceTier}: ${whyUnpricedText(part.reason)}`,
      );
      return cutLines(
        `  ${cutToWidth(name, LONGEST_NAME)} (${[...new Set(unpriced)].join('; ')})`,
        2,
        '    ',
      );
    }),
    ...(more > 0 ? [`  and ${more} more (--json lists them)`] : []),
  ];
}

function headText({ title, pricesAt, whatIf }: RoiReport): readonly string[] {
  const supposed = whatIf.map(
    (price) => `${price.model} ${price.inputUsdPerMillionTokens}/${price.outputUsdPerMillionTokens}`,
  );
  const prices = supposed.length === 0 ? '' : `, but supposed ${supposed.join(', ')} ($/M)`;
  const basis = `Stated volumes, not measured. List prices of ${pricesAt}${prices}.`;
  return [cutToWidth(title, TERMINAL_COLUMNS), ...cutLines(basis, 2)];
}

function hasCosts({ firstMonth: { errorUsd, reviewUsd }, oneTimeCostUsd }: Return): boolean {
  return [errorUsd, reviewUsd, oneTimeCostUsd].some((usd) => usd !== null && usd > 0);
}

function reportLines(report: RoiReport, room: Room): readonly string[] {
  const { result, leftOut, work, notStated } = report;
  const head = headText(report);
  if (result.status === 'unpriced') {
    const nothing = 'No kind of work has prices on that day, so that there is no figure.';
    return [...head, '', nothing, ...leftOutText(leftOut)];
  }
  const { expected, simulation, tornado } = result;
  const bars = tornadoLines(tornado, { expectedUsd: expected.twelveMonthNetUsd, most: room.bars });
  const unsaid = notStated.quality.map((name) => cutToWidth(name, LONGEST_NAME)).join(', ');
  return [
    ...head,
    '',
    ...workText(work, room),
    '',
    ...returnText(report, expected),
    ...(unsaid === ''
      ? []
      : [cutToWidth(`           no quality loss is stated for ${unsaid}`, TERMINAL_COLUMNS)]),
    '',
    ...simulationText(simulation, {
      ranges: tornado.length,
      basis: 'stated, not measured',
      nothingDrawn: NO_RANGE,
      hasPayback: true,
      hasCosts: hasCosts(expected) || (simulation.status === 'drawn' && simulation.lossShare > 0),
    }),
    ...(bars.length === 0 ? [] : ['', ...bars]),
    ...leftOutText(leftOut),
  ];
}

/** Lays a report out for people, on one screen of 40 lines. */
export function reportText(report: RoiReport): string {
  const texts = ROOMS.map((room) => reportLines(report, room));
  return (texts.find(({ length }) => length <= MOST_LINES) ?? texts.at(-1) ?? []).join('\n');
}
