import type { Return } from '../compute-return.ts';
import {
  amountRange,
  amountText,
  nameText,
  paybackText,
  shareText,
  signedText,
} from '../report/amount-text.ts';
import { labelledLines } from '../report/fit-lines.ts';
import { simulationText } from '../report/simulation-text.ts';
import { tornadoLines } from '../report/tornado-text.ts';
import type { ChosenFinding } from './choose-findings.ts';
import type { AuditRoiReport, NotStatedTerm } from './create-audit-report.ts';
import { findingsLines } from './findings-lines.ts';
import type { GuessedReturn } from './guess-return.ts';
import { basisLines, monthLines } from './month-lines.ts';

const LONGEST_TITLE = 80;
const MOST_BARS = 4;
const LABEL_WIDTH = 11;
const GUESS_LABEL_WIDTH = 18;
const USUAL_TITLE = "What a month cost, and what the audit's findings would save";

/** No cost of errors is stated beside an audit: whether there may be any is said. */
function errorsText(
  { findings }: AuditRoiReport,
  status: ChosenFinding['choice']['status'] = 'counted',
): string {
  const mayLose = findings.some(({ choice, loss }) => choice.status === status && loss.status !== 'none');
  return mayLose ? 'not counted: see the answers lost above' : 'none';
}

function returnLines(report: AuditRoiReport, expected: Return): readonly string[] {
  const { firstMonth, oneTimeCostUsd, growthPerMonth, twelveMonthNetUsd, payback } = expected;
  const { beforeUsd, afterUsd, savingUsd, netUsd, timeSavedUsd, reviewUsd } = firstMonth;
  const orNotStated = (term: NotStatedTerm, text: string) =>
    report.notStated.includes(term) ? 'not stated' : text;
  const oneTime =
    oneTimeCostUsd === null ? 'not stated' : `${amountText(oneTimeCostUsd)}: payback ${paybackText(payback)}`;
  const share = beforeUsd === 0 ? '' : ` (${shareText(savingUsd / beforeUsd)})`;
  const beside = [
    `time saved ${orNotStated('timeSaved', signedText(timeSavedUsd))}`,
    `review ${orNotStated('review', signedText(-reviewUsd))}`,
    `more errors ${errorsText(report)}`,
  ];
  const growth = orNotStated('growthPerMonth', `${shareText(growthPerMonth)} a month`);
  const saving = `${amountText(beforeUsd)} before, ${amountText(afterUsd)} after: saving ${amountText(savingUsd)} a month${share}`;
  const said = [
    ['models', saving],
    ['beside it', beside.join(', ')],
    ['net', `${amountText(netUsd)} in the first month`],
    ['one-time', oneTime],
    ['12 months', `${amountText(twelveMonthNetUsd)} net, growth of volumes: ${growth}`],
  ] as const;
  return labelledLines(said, LABEL_WIDTH);
}

/** What the guesses would bring beside all that is counted: each line says that it is a guess. */
function guessLines(report: AuditRoiReport, guess: GuessedReturn | null): readonly string[] {
  if (guess === null) return [];
  const { low, high, findings } = guess;
  const between = (amountOf: (one: Return) => number) => amountRange(amountOf(low), amountOf(high));
  const [soon, late] = [paybackText(high.payback), paybackText(low.payback)];
  const payback = low.oneTimeCostUsd === null ? [] : [['guess: payback', `${soon} to ${late}`] as const];
  const said = [
    ['guess: saving', `${between(({ firstMonth }) => firstMonth.savingUsd)} a month`],
    ['guess: errors', `more of them ${errorsText(report, 'counted-as-guess')}`],
    ['guess: net', `${between(({ firstMonth }) => firstMonth.netUsd)} in the first month`],
    ...payback,
    ['guess: 12 months', `${between(({ twelveMonthNetUsd }) => twelveMonthNetUsd)} net`],
  ] as const;
  return [
    '',
    `with ${findings === 1 ? '1 guess' : `${findings} guesses`}: ranges without a probability, of which nothing is drawn`,
    ...labelledLines(said, GUESS_LABEL_WIDTH),
  ];
}

function nothingText({ log }: AuditRoiReport): string {
  return log === null
    ? 'No call of the log is of a day, so that there is no cost of a month.'
    : 'Nothing in the log has a price on that day, so that there is no figure.';
}

/** Lays a report out for people. */
export function auditReportText(report: AuditRoiReport): string {
  const { result, title, notStated } = report;
  const head = [nameText(title ?? USUAL_TITLE, LONGEST_TITLE), ...basisLines(report), ''];
  const body = [...head, ...monthLines(report), ''];
  if (result.status === 'unpriced') {
    return [...(report.log === null ? head : body), nothingText(report)].join('\n');
  }
  if (result.status === 'not-looked-for') {
    const models = `${amountText(result.beforeUsd)} before; saving not known`;
    return [...body, ...findingsLines(report), '', ...labelledLines([['models', models]], LABEL_WIDTH)].join(
      '\n',
    );
  }
  const { expected, simulation, tornado, guess } = result;
  const bars = tornadoLines(tornado, { expectedUsd: expected.twelveMonthNetUsd, most: MOST_BARS });
  return [
    ...body,
    ...findingsLines(report),
    '',
    ...returnLines(report, expected),
    '',
    ...simulationText(simulation, {
      ranges: tornado.length,
      basis: 'intervals of findings and stated ranges',
      nothingDrawn: 'Nothing is drawn: no finding is counted, and no range is stated.',
      hasPayback: !notStated.includes('oneTimeCostUsd'),
      hasCosts: !(notStated.includes('oneTimeCostUsd') && notStated.includes('review')),
    }),
    ...(bars.length === 0 ? [] : ['', ...bars]),
    ...guessLines(report, guess),
  ].join('\n');
}
