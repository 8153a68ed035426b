import { savingSample } from '#core';
import { amountRange, amountText, nameText, pointsText } from '../report/amount-text.ts';
import { fitLine } from '../report/fit-lines.ts';
import type { AuditRoiReport } from './create-audit-report.ts';
import type { ChosenFinding } from './choose-findings.ts';

const MOST_FINDINGS = 5;
const LONGEST_ID = 40;

function sampleText(finding: ChosenFinding): string {
  const { n, of } = savingSample(finding);
  return `n = ${n.toLocaleString('en-US')} ${of}${n === 1 ? '' : 's'}`;
}

function savingText(finding: ChosenFinding): string {
  const { saving } = finding;
  if (saving.status === 'no-money') return 'saves time, not money';
  if (saving.status === 'guess') {
    const { low, high } = saving.guessedPerMonthUsd;
    return `guess: saves ${amountRange(low, high)} a month`;
  }
  const { mean, low, high } = saving.perMonthUsd;
  return `saves ${amountText(mean)} a month [95 %: ${amountRange(low, high)}], ${sampleText(finding)}`;
}

function lostText({ loss }: ChosenFinding): string {
  if (loss.status === 'none') return 'same answers';
  if (loss.status === 'unknown') return 'answers lost: not known';
  if (loss.status === 'guess') {
    const { low, high } = loss.guessedLostPoints;
    return `guess: loses ${low.toFixed(0)} to ${high.toFixed(0)} right answers of 100`;
  }
  const { mean, low, high } = loss.lostPoints;
  const range = `[95 %: ${pointsText(low)} to ${pointsText(high)}]`;
  return `loses ${pointsText(mean)} right answers of 100 ${range}, n = ${loss.n.toLocaleString('en-US')} prompts`;
}

function choiceText({ choice }: ChosenFinding): string {
  if (choice.status === 'counted') return 'counted';
  if (choice.status === 'counted-as-guess') return 'as a guess';
  if (choice.status === 'same-calls') return `not counted: calls of ${nameText(choice.as, LONGEST_ID)}`;
  if (choice.status === 'surely-worse') return 'not counted: answers are lost';
  if (choice.status === 'unknown-loss') return 'not counted: answers may change';
  return choice.status === 'guess' ? 'not counted: a guess' : 'not counted';
}

function findingLines(finding: ChosenFinding): readonly string[] {
  const said = [savingText(finding), lostText(finding)].join('; ');
  return fitLine(`${nameText(finding.id, LONGEST_ID)} (${choiceText(finding)}): ${said}`);
}

/** Says which findings are counted, what each would save and lose, and what of them is not counted. */
export function findingsLines({
  findings,
  smallFindings,
  withGuesses,
  result,
}: AuditRoiReport): readonly string[] {
  if (result.status === 'not-looked-for') return fitLine(`findings: ${result.reason}`);
  const shown = findings.slice(0, MOST_FINDINGS);
  const more = findings.length - shown.length;
  const guesses = findings.filter(({ saving }) => saving.status === 'guess').length;
  return [
    ...(shown.length === 0
      ? ['The audit has no finding that is large enough to count.']
      : shown.flatMap(findingLines)),
    ...(more === 0 ? [] : [`and ${more} more (--json lists them)`]),
    ...(smallFindings === 0 ? [] : [`left out: ${smallFindings} too small to spend time on`]),
    ...(guesses === 0 || withGuesses
      ? []
      : ['guesses are in no sum; --with-guesses says apart what they would add']),
  ];
}
