import type { AuditedWork, IsoDate } from '#core';
import type { Return } from '../compute-return.ts';
import { type DrawOptions, drawReturn, type ReportedSimulation } from '../draw-return.ts';
import { listTornado, type TornadoBar } from '../list-tornado.ts';
import { meanValue } from '../scenario/stated-number.ts';
import type { AuditTerms } from '../scenario/terms-schema.ts';
import { type ChosenFinding, chooseFindings } from './choose-findings.ts';
import { type KindMonth, monthFactor, monthOfLog } from './month-of-log.ts';
import { reckonAudit } from './reckon-audit.ts';

/** One kind of work in a month, before and after; null where it has no price. */
export interface KindLine extends KindMonth {
  /** Before, minus the counted savings of this kind at their means. */
  readonly afterUsd: number | null;
  /** USD a month of those savings that are guessed. */
  readonly guessedUsd: number;
}

/** What may be stated beside an audit and is not, so that it is in no sum; `quality` cannot be stated. */
export type NotStatedTerm = 'growthPerMonth' | 'oneTimeCostUsd' | 'timeSaved' | 'review' | 'quality';

/** What the findings return, or that nothing in the log has a price. */
type AuditResult =
  | {
      readonly status: 'priced';
      /** With every saving at its estimate, and every range at its mean. */
      readonly expected: Return;
      /** USD a month of the saving that is guessed; 0 without guesses. */
      readonly guessedUsd: number;
      readonly simulation: ReportedSimulation;
      readonly tornado: readonly TornadoBar[];
    }
  | { readonly status: 'unpriced' };

/** The whole answer of `vernier roi --audit`. */
export interface AuditRoiReport {
  readonly title: string | undefined;
  readonly note: string | undefined;
  /** Where volumes and costs come from: they were counted in a log. */
  readonly basis: 'audit';
  readonly pricesAt: IsoDate;
  readonly log: {
    readonly days: AuditedWork['days'];
    /** Days that were scaled from: a log shorter than a week counts as a week. */
    readonly countedDays: number;
    readonly monthFactor: number;
  };
  /** Of the log: what has no price and is in no figure. */
  readonly unpriced: { readonly calls: number; readonly rows: number };
  readonly mix: AuditedWork['mix'];
  readonly work: readonly KindLine[];
  readonly withGuesses: boolean;
  readonly findings: readonly ChosenFinding[];
  /** Findings too small to spend time on: in no figure. */
  readonly smallFindings: number;
  readonly notStated: readonly NotStatedTerm[];
  readonly result: AuditResult;
}

/** What a report is made of. */
export interface AuditReportOrder extends DrawOptions {
  readonly audit: AuditedWork;
  readonly terms: AuditTerms;
  readonly pricesAt: IsoDate;
  readonly withGuesses: boolean;
}

function savedUsdOf(findings: readonly ChosenFinding[]): number {
  return findings.reduce(
    (sum, { choice }) => (choice.status === 'counted' ? sum + meanValue(choice.perMonthUsd) : sum),
    0,
  );
}

function isGuessed({ choice }: ChosenFinding): boolean {
  return choice.status === 'counted' && choice.isGuess;
}

function toLine(kind: KindMonth, findings: readonly ChosenFinding[]): KindLine {
  const own = findings.filter((finding) => finding.kind.id === kind.id);
  const afterUsd = kind.beforeUsd === null ? null : kind.beforeUsd - savedUsdOf(own);
  return { ...kind, afterUsd, guessedUsd: savedUsdOf(own.filter(isGuessed)) };
}

function listNotStated(terms: AuditTerms): readonly NotStatedTerm[] {
  const fields = ['growthPerMonth', 'oneTimeCostUsd', 'timeSaved', 'review'] as const;
  return [...fields.filter((field) => terms[field] === undefined), 'quality'];
}

function computeResult(order: AuditReportOrder, findings: readonly ChosenFinding[]): AuditResult {
  const { audit, terms } = order;
  const { costUsd } = audit.total;
  if (costUsd === null) return { status: 'unpriced' };
  const beforeUsd = costUsd * monthFactor(audit.findings.logDays);
  const reckon = reckonAudit({ beforeUsd, findings, terms });
  return {
    status: 'priced',
    expected: reckon(meanValue),
    guessedUsd: savedUsdOf(findings.filter(isGuessed)),
    simulation: drawReturn(reckon, order),
    tornado: listTornado(reckon),
  };
}

/** Computes what the findings of an audit return. */
export function createAuditReport(order: AuditReportOrder): AuditRoiReport {
  const { audit, terms, pricesAt, withGuesses } = order;
  const findings = chooseFindings(audit.findings.findings, { withGuesses });
  const { logDays } = audit.findings;
  return {
    title: terms.title,
    note: terms.note,
    basis: 'audit',
    pricesAt,
    log: { days: audit.days, countedDays: logDays, monthFactor: monthFactor(logDays) },
    unpriced: { calls: audit.total.unpricedCalls, rows: audit.total.unpricedRows },
    mix: audit.mix,
    work: monthOfLog(audit).map((kind) => toLine(kind, findings)),
    withGuesses,
    findings,
    smallFindings: audit.findings.small.length,
    notStated: listNotStated(terms),
    result: computeResult(order, findings),
  };
}
