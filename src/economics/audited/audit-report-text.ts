import type { Return } from '../compute-return.ts';
import { amountText, nameText, paybackText, shareText, signedText } from '../report/amount-text.ts';
import { simulationText } from '../report/simulation-text.ts';
import { tornadoText } from '../report/tornado-text.ts';
import type { AuditRoiReport, NotStatedTerm } from './create-audit-report.ts';
import { findingsLines } from './findings-lines.ts';
import { basisLines, monthLines } from './month-lines.ts';

const LONGEST_TITLE = 110;
const USUAL_TITLE = "What a month cost, and what the audit's findings would save";

function guessText({ result }: AuditRoiReport): readonly string[] {
  if (result.status === 'unpriced' || result.guessedUsd === 0) return [];
  return [
    `           of that saving ${amountText(result.guessedUsd)} is a guess, the middle of its range; all below rests on it too`,
  ];
}

/** No cost of errors is stated beside an audit: whether there may be any is said. */
function errorsText({ findings }: AuditRoiReport): string {
  const mayLose = findings.some(({ choice, loss }) => choice.status === 'counted' && loss.status !== 'none');
  return mayLose ? 'not counted: see the answers lost above' : 'none';
}

function returnLines(report: AuditRoiReport, expected: Return): readonly string[] {
  const { firstMonth, oneTimeCostUsd, growthPerMonth, twelveMonthNetUsd, payback } = expected;
  const { beforeUsd, afterUsd, savingUsd, netUsd, timeSavedUsd, reviewUsd } = firstMonth;
  const orNotStated = (term: NotStatedTerm, text: string) =>
    report.notStated.includes(term) ? 'not stated' : text;
  const share = beforeUsd === 0 ? '' : ` (${shareText(savingUsd / beforeUsd)})`;
  const beside = [
    `time saved ${orNotStated('timeSaved', signedText(timeSavedUsd))}`,
    `review ${orNotStated('review', signedText(-reviewUsd))}`,
    `more errors ${errorsText(report)}`,
  ];
  const growth = orNotStated('growthPerMonth', `${shareText(growthPerMonth)} a month`);
  return [
    `models     ${amountText(beforeUsd)} before, ${amountText(afterUsd)} after: saving ${amountText(savingUsd)} a month${share}`,
    ...guessText(report),
    `beside it  ${beside.join(', ')}`,
    `net        ${amountText(netUsd)} in the first month`,
    `one-time   ${orNotStated('oneTimeCostUsd', `${amountText(oneTimeCostUsd)}: payback ${paybackText(payback)}`)}`,
    `12 months  ${amountText(twelveMonthNetUsd)} net, growth of volumes: ${growth}`,
  ];
}

/** Lays a report out for people. */
export function auditReportText(report: AuditRoiReport): string {
  const { result, title, withGuesses, notStated } = report;
  const head = [nameText(title ?? USUAL_TITLE, LONGEST_TITLE), ...basisLines(report), ''];
  const body = [...head, ...monthLines(report), ''];
  if (result.status === 'unpriced') {
    return [...body, 'Nothing in the log has a price on that day, so that there is no figure.'].join('\n');
  }
  const { expected, simulation, tornado } = result;
  const bars = tornadoText(tornado, expected.twelveMonthNetUsd);
  const basis = `intervals of findings${withGuesses ? ', guesses' : ''} and stated ranges`;
  return [
    ...body,
    ...findingsLines(report),
    '',
    ...returnLines(report, expected),
    '',
    ...simulationText(simulation, {
      ranges: tornado.length,
      basis,
      nothingDrawn: 'Nothing is drawn: no finding is counted, and no range is stated.',
      hasPayback: !notStated.includes('oneTimeCostUsd'),
    }),
    ...(bars === '' ? [] : ['', bars]),
  ].join('\n');
}
