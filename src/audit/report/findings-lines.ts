import { type Finding, terminalText } from '#core';
import {
  aboutText,
  gradeText,
  inNoFindingTexts,
  lossText,
  proofText,
  savingText,
} from '../findings/findings-text.ts';
import type { FindingsReport } from '../findings/findings-report.ts';
import { noneText, smallTexts } from '../findings/none-text.ts';
import { outcomesTexts } from '../findings/lower/outcomes-text.ts';
import type { AuditReport } from './audit-report.ts';
import { safeName } from '../words/number-text.ts';
import { dayPricesText } from './prices-texts.ts';
import type { Room } from './room.ts';
import { wrapLines } from './wrap-lines.ts';

/** A finding is what somebody came for: its sentences may be so many lines longer than others. */
const LINES_MORE = 3;

/** Where right answers may be lost, that stands beside the saving. */
const SHORT_LINES = 2;

function linesOf(finding: Finding): readonly string[] {
  const { id, kind, what, proof } = finding;
  const texts = [savingText(finding), lossText(finding), gradeText(finding)];
  const about = `${safeName(kind.name)}: ${terminalText(what)}; ${aboutText(finding)}`;
  return [
    `${id}: ${texts.join('; ')}`,
    `  ${about}${proof.status === 'counted' ? '' : `; ${proofText(finding)}`}`,
  ];
}

function overlapText({ findings, total }: FindingsReport): string {
  const hasOverlap = findings.some(({ overlaps }) => overlaps.length > 0);
  return total.status !== 'sum' && hasOverlap
    ? '; some are about the same calls, so that their savings do not add up'
    : '';
}

/** Says by how much of each finding is told how many are shown. */
function shownText(whole: number, shown: number, count: number): string {
  const parts = [
    ...(shown < count ? [`the best ${shown} shown`] : []),
    ...(whole < shown ? [`${shown - whole} by saving only`] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** Tells a finding by what it would save, and by what that would cost in right answers. */
function shortLine(finding: Finding): string {
  const texts = [savingText(finding), ...(finding.loss.status === 'none' ? [] : [lossText(finding)])];
  return `${finding.id}: ${texts.map((text) => text.replace(/, n = .*$/u, '')).join('; ')}`;
}

function headText(report: AuditReport, told: string): string {
  const { findings, small, priceDate } = report.findings;
  const less = small.length === 0 ? '' : ` and ${small.length} smaller`;
  return `findings: ${findings.length}${told}${less}; ${dayPricesText(report, priceDate)}${overlapText(report.findings)}`;
}

/** Says so many of the best findings, others by their saving, and what none can be about. */
export function findingsLines(
  report: AuditReport,
  most: Pick<Room, 'findings' | 'listed' | 'sentence'>,
): readonly string[] {
  const { findings, small } = report.findings;
  const listed = findings.slice(0, most.listed);
  const whole = listed.slice(0, most.findings);
  const less = smallTexts(small).map((text) => `; ${text}: see --html`);
  const head =
    findings.length === 0
      ? `findings: ${noneText(report)}${less.join('')}`
      : headText(report, shownText(whole.length, listed.length, findings.length));
  const basis = [...outcomesTexts(report), ...inNoFindingTexts(report.inNoFinding)];
  return [
    ...wrapLines([head, ...whole.flatMap(linesOf)], most.sentence + LINES_MORE),
    ...wrapLines(listed.slice(whole.length).map(shortLine), SHORT_LINES),
    ...wrapLines(basis, most.sentence),
  ];
}
