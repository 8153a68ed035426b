import type { AuditedWork, IsoDate } from '#core';
import type { Return } from '../compute-return.ts';
import { type DrawOptions, drawReturn, type ReportedSimulation } from '../draw-return.ts';
import { listTornado, type TornadoBar } from '../list-tornado.ts';
import { meanValue } from '../scenario/stated-number.ts';
import type { AuditTerms } from '../scenario/terms-schema.ts';
import { type ChosenFinding, chooseFindings, type GuessedRange } from './choose-findings.ts';
import { type GuessedReturn, guessReturn, sumGuesses } from './guess-return.ts';
import { type KindMonth, type LoggedMonth, monthFactor, monthOfLog } from './month-of-log.ts';
import { reckonAudit } from './reckon-audit.ts';

/** One kind of work in a month, before and after. */
export interface KindLine extends KindMonth {
  /** Before, minus the counted savings of this kind at their means; null without a price, or where no saving is known. */
  readonly afterUsd: number | null;
  /** If the guesses about this kind held as well; null where none were asked for. */
  readonly guessedAfterUsd: GuessedRange | null;
}

/** What may be stated beside an audit and is not, so that it is in no sum; `quality` cannot be stated. */
export type NotStatedTerm = 'growthPerMonth' | 'oneTimeCostUsd' | 'timeSaved' | 'review' | 'quality';

/** What the findings return, or why that is not known. */
type AuditResult =
  | {
      readonly status: 'priced';
      /** With every counted saving at its estimate, and every range at its mean. */
      readonly expected: Return;
      /** With the guesses as well; null where none were asked for. No other field has any of it. */
      readonly guess: GuessedReturn | null;
      readonly simulation: ReportedSimulation;
      readonly tornado: readonly TornadoBar[];
    }
  /** The audit had nothing, or too little, to look at: what could be saved is not known. */
  | { readonly status: 'not-looked-for'; readonly beforeUsd: number; readonly reason: string }
  /** Nothing in the log has a price. */
  | { readonly status: 'unpriced' };

/** The whole answer of `vernier roi --audit`. */
export interface AuditRoiReport {
  readonly title: string | undefined;
  readonly note: string | undefined;
  /** Where volumes and costs come from: they were counted in a log. */
  readonly basis: 'audit';
  readonly pricesAt: IsoDate;
  /** The newest stretch of use, which was scaled to a month; null where no call is of a day. */
  readonly log:
    | (Pick<LoggedMonth, 'first' | 'last' | 'older' | 'undated'> & {
        /** Days that were scaled from: less than a week counts as a week. */
        readonly countedDays: number;
        readonly monthFactor: number;
      })
    | null;
  /** Of that stretch: what has no price and is in no figure. */
  readonly unpriced: { readonly calls: number; readonly rows: number };
  readonly mix: LoggedMonth['mix'];
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

function toLine(kind: KindMonth, findings: readonly ChosenFinding[], result: AuditResult): KindLine {
  if (result.status !== 'priced') return { ...kind, afterUsd: null, guessedAfterUsd: null };
  const own = findings.filter((finding) => finding.kind.id === kind.id);
  const afterUsd = kind.beforeUsd === null ? null : kind.beforeUsd - savedUsdOf(own);
  const guessed = sumGuesses(own);
  const guessedAfterUsd =
    afterUsd === null || guessed === null
      ? null
      : { low: afterUsd - guessed.high, high: afterUsd - guessed.low };
  return { ...kind, afterUsd, guessedAfterUsd };
}

function listNotStated(terms: AuditTerms): readonly NotStatedTerm[] {
  const fields = ['growthPerMonth', 'oneTimeCostUsd', 'timeSaved', 'review'] as const;
  return [...fields.filter((field) => terms[field] === undefined), 'quality'];
}

function computeResult(order: AuditReportOrder, findings: readonly ChosenFinding[]): AuditResult {
  const { audit, terms } = order;
  const beforeUsd = audit.month?.costPerMonthUsd ?? null;
  if (beforeUsd === null) return { status: 'unpriced' };
  if (audit.notLookedFor !== null) {
    return { status: 'not-looked-for', beforeUsd, reason: audit.notLookedFor };
  }
  const work = { beforeUsd, findings, terms };
  const reckon = reckonAudit(work);
  return {
    status: 'priced',
    expected: reckon(meanValue),
    guess: guessReturn(work),
    simulation: drawReturn(reckon, order),
    tornado: listTornado(reckon),
  };
}

function toLog(month: LoggedMonth): AuditRoiReport['log'] {
  const { first, last, older, undated, days: countedDays } = month;
  return { first, last, countedDays, monthFactor: monthFactor(month), older, undated };
}

/** Computes what the findings of an audit return. */
export function createAuditReport(order: AuditReportOrder): AuditRoiReport {
  const { audit, terms, pricesAt, withGuesses } = order;
  const findings = chooseFindings(audit.findings.findings, { withGuesses });
  const { month } = audit;
  const result = computeResult(order, findings);
  return {
    title: terms.title,
    note: terms.note,
    basis: 'audit',
    pricesAt,
    log: month === null ? null : toLog(month),
    unpriced: { calls: month?.unpricedCalls ?? 0, rows: month?.unpricedRows ?? 0 },
    mix: month?.mix ?? [],
    work: monthOfLog(month).map((kind) => toLine(kind, findings, result)),
    withGuesses,
    findings,
    smallFindings: audit.findings.small.length,
    notStated: listNotStated(terms),
    result,
  };
}
