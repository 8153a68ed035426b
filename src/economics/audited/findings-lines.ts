import { formatTable } from '#core';
import { amountText, nameText, pointsText } from '../report/amount-text.ts';
import type { AuditRoiReport } from './create-audit-report.ts';
import type { ChosenFinding } from './choose-findings.ts';

const MOST_FINDINGS = 5;
const LONGEST_ID = 40;

function savingText({ saving, sessionsOfKind }: ChosenFinding): string {
  if (saving.status === 'no-money') return 'time, not money';
  if (saving.status === 'guess') {
    const { low, high } = saving.guessedPerMonthUsd;
    return `guess: ${amountText(low)} to ${amountText(high)}`;
  }
  const { mean, low, high } = saving.perMonthUsd;
  return `${amountText(mean)} [${amountText(low)}, ${amountText(high)}], n = ${sessionsOfKind.toLocaleString('en-US')}`;
}

function lostText({ loss }: ChosenFinding): string {
  if (loss.status === 'none') return 'same answers';
  if (loss.status === 'unknown') return 'not known';
  if (loss.status === 'guess') {
    const { low, high } = loss.guessedLostPoints;
    return `guess: ${low.toFixed(0)} to ${high.toFixed(0)}`;
  }
  const { mean, low, high } = loss.lostPoints;
  return `${pointsText(mean)} [${pointsText(low)}, ${pointsText(high)}], n = ${loss.n}`;
}

function choiceText({ choice }: ChosenFinding): string {
  if (choice.status === 'counted') return 'yes';
  if (choice.status === 'counted-as-guess') return 'as a guess';
  if (choice.status === 'same-calls') return `no: calls of ${nameText(choice.as, LONGEST_ID)}`;
  if (choice.status === 'surely-worse') return 'no: answers are lost';
  return choice.status === 'guess' ? 'no: a guess' : 'no';
}

/** Lays out which findings are counted, and what of them is not. */
export function findingsLines({ findings, smallFindings, withGuesses }: AuditRoiReport): readonly string[] {
  const shown = findings.slice(0, MOST_FINDINGS);
  const table = formatTable(
    [
      { title: 'finding' },
      { title: 'saves a month [95 %], n sessions' },
      { title: 'lost of 100 answers' },
      { title: 'counted' },
    ],
    shown.map((finding) => [
      nameText(finding.id, LONGEST_ID),
      savingText(finding),
      lostText(finding),
      choiceText(finding),
    ]),
  );
  const more = findings.length - shown.length;
  const guesses = findings.filter(({ saving }) => saving.status === 'guess').length;
  return [
    ...(shown.length === 0 ? ['The audit has no finding that is large enough to count.'] : table.split('\n')),
    ...(more === 0 ? [] : [`and ${more} more (--json lists them)`]),
    ...(smallFindings === 0 ? [] : [`left out: ${smallFindings} too small to spend time on`]),
    ...(guesses === 0 || withGuesses
      ? []
      : ['guesses are in no sum; --with-guesses says apart what they would add']),
  ];
}
