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
import { wrapLines } from './wrap-lines.ts';

/** A finding is what somebody came for: its sentences may be so many lines longer than others. */
const LINES_MORE = 3;

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

function headText(report: AuditReport, shown: number): string {
  const { findings, small, priceDate } = report.findings;
  const more = shown < findings.length ? ` (the best ${shown} shown)` : '';
  const less = small.length === 0 ? '' : ` and ${small.length} smaller`;
  return `findings: ${findings.length}${more}${less}; ${dayPricesText(report, priceDate)}${overlapText(report.findings)}`;
}

/** Says so many of the best findings, and what none can be about. */
export function findingsLines(
  report: AuditReport,
  most: { readonly findings: number; readonly sentence: number },
): readonly string[] {
  const { findings, small } = report.findings;
  const shown = findings.slice(0, most.findings);
  const less = smallTexts(small).map((text) => `; ${text}: see --html`);
  const head =
    shown.length === 0 ? `findings: ${noneText(report)}${less.join('')}` : headText(report, shown.length);
  const basis = [...outcomesTexts(report.findings), ...inNoFindingTexts(report.inNoFinding)];
  return [
    ...wrapLines([head, ...shown.flatMap(linesOf)], most.sentence + LINES_MORE),
    ...wrapLines(basis, most.sentence),
  ];
}
