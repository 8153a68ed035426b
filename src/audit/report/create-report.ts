import type { Catalog } from '#catalog';
import type { AuditSource, Cost, EffortLevel, IsoDate, UsageRecord } from '#core';
import { createRowSums } from '../buckets/sum-rows.ts';
import { chooseExamples, type ExampleOrder } from '../examples/choose-examples.ts';
import { type Findings, findFindings } from '../findings/find-findings.ts';
import type { RecordedPrompts } from '../outcomes/recorded-prompt.ts';
import type { Problems } from '../reading/problem-list.ts';
import type { TranscriptReading } from '../reading/read-transcripts.ts';
import { byWeight, type CallSum, type Grouped, NO_CALLS } from '../tally/call-sums.ts';
import { countRows } from '../tally/count-rows.ts';
import { totalTokens } from '../tally/count-tokens.ts';
import { hasAssumedBand, priceRecord } from '../tally/price-record.ts';
import { createReconciler } from '../reconciliation/reconcile.ts';
import { createWorkTally } from '../work/tally-work.ts';
import type { AskedDays, AuditedSource, AuditReport, MixLine } from './audit-report.ts';
import { createCacheSums } from './cache-sums.ts';
import { addCall, createReportSums, type ReportSums } from './report-sums.ts';

/** What a report is made of. */
export interface ReportOrder {
  readonly reading: TranscriptReading;
  readonly problems: Problems;
  readonly catalog: Catalog;
  readonly asked: AskedDays;
  /** The day whose prices hold for all calls; default: each call's own. */
  readonly pricesAt?: IsoDate | undefined;
  /** The day whose prices hold for findings where no other was asked for. */
  readonly today: IsoDate;
  /** Agents whose sessions were found and cannot be read so far. */
  readonly notRead: readonly AuditSource[];
  /** The messages that were kept, and whose machine this is; absent where nobody asked for text. */
  readonly texts?: Pick<ExampleOrder, 'messages' | 'machine'> | undefined;
  /** Recorded outcomes of plans; absent where none were given. */
  readonly recorded?: RecordedPrompts | undefined;
  /** Sees every call that counts, with its cost. */
  readonly onCall?: (record: UsageRecord, cost: Cost) => void;
  /** Sees which calls each finding is about. */
  readonly onFindings?: (findings: Findings) => void;
}

/** Says whether a day lies within those that were asked for. */
function isAsked(day: IsoDate, { since, until }: AskedDays): boolean {
  return (since === undefined || day >= since) && (until === undefined || day <= until);
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function toMixLine(
  line: Grouped<{ readonly model: string | null; readonly effort: EffortLevel | null }>,
  total: CallSum,
): MixLine {
  return {
    ...line,
    tokenShare: shareOf(totalTokens(line.tokens), totalTokens(total.tokens)),
    costShare: line.costUsd === null ? null : shareOf(line.costUsd, total.costUsd ?? 0),
  };
}

/** What was read and what counts of each source; a list of calls also tells of sources that have no file here. */
function auditedSources(reading: TranscriptReading, sums: ReportSums): readonly AuditedSource[] {
  const files = new Map(reading.sources.map((read) => [read.source, read]));
  const groups = Map.groupBy(sums.granularities.groups(), ({ source }) => source);
  return [...new Set([...files.keys(), ...groups.keys()])].map((source) => ({
    ...(files.get(source) ?? { source, files: 0, lines: 0, bytes: 0 }),
    sessions: sums.sessions.get(source)?.size ?? null,
    calls: (groups.get(source) ?? []).reduce((sum, { calls }) => sum + calls, 0),
  }));
}

function leftOutOf(reading: TranscriptReading, otherDays: number): AuditReport['leftOut'] {
  const { asides, repeated, notRecognised } = reading;
  return { ...asides, repeated, notRecognised, otherDays };
}

/** Compares days or months by their text. */
function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function byMonth(one: { readonly month: string }, other: { readonly month: string }): number {
  return compareText(one.month, other.month);
}

/** Calls by what they have in common, each list in the order in which it is shown. */
function groupsOf(sums: ReportSums, total: CallSum) {
  const mix = sums.mix.groups().map((line) => toMixLine(line, total));
  return {
    granularities: sums.granularities.groups(),
    calendar: sums.calendar.groups().toSorted((one, other) => compareText(one.day, other.day)),
    months: sums.months.groups().toSorted(byMonth),
    sourceMonths: sums.sourceMonths.groups().toSorted(byMonth),
    mix: mix.toSorted(byWeight),
    agents: sums.agents.groups(),
    unpriced: sums.unpriced.groups().toSorted(byWeight),
  };
}

/** Sums up all calls in one pass over them. */
function sumUp({ reading, catalog, asked, pricesAt, onCall }: ReportOrder) {
  const { stated, statedPeriods } = reading;
  const sums = createReportSums();
  const isDayAsked = (day: IsoDate) => isAsked(day, asked);
  const reconciler = createReconciler({ stated, statedPeriods, catalog, isAsked: isDayAsked });
  const work = createWorkTally(reading.tasks);
  const cache = createCacheSums(catalog, pricesAt);
  const rows = createRowSums();
  let otherDays = 0;
  for (const { record, task } of reading.calls.entries()) {
    const counts = isDayAsked(record.at.slice(0, 10));
    reconciler.add(record, counts);
    if (counts) {
      const cost = priceRecord(record, catalog, pricesAt);
      addCall(sums, record, cost);
      cache.add(record, cost);
      work.add(task, record, cost);
      rows.add(record, cost);
      if (hasAssumedBand(record, catalog)) sums.assumedBandRows += 1;
      onCall?.(record, cost);
    } else otherDays += countRows(record);
  }
  const reports = { cache: cache.report(), found: work.finish(), reconciliation: reconciler.rows() };
  return { sums, otherDays, rows, ...reports };
}

/** Adds up the sessions of the sources that tell of sessions; null where none does. */
function countSessions(sources: readonly AuditedSource[]): number | null {
  return sources.reduce<number | null>(
    (sum, { sessions }) => (sessions === null ? sum : (sum ?? 0) + sessions),
    null,
  );
}

/** Makes the report of all calls that were read. */
export function createReport(order: ReportOrder): AuditReport {
  const { reading, problems, catalog, asked, pricesAt, notRead, texts } = order;
  const { sums, otherDays, cache, rows, found, reconciliation } = sumUp(order);
  const findings = findFindings({
    calls: reading.calls,
    tasks: reading.tasks,
    work: found,
    catalog,
    priceDate: pricesAt ?? order.today,
    days: sums.days.days(),
    isAsked: (day) => isAsked(day, asked),
    recorded: order.recorded,
  });
  order.onFindings?.(findings);
  const total = sums.total.groups()[0] ?? NO_CALLS;
  const sources = auditedSources(reading, sums);
  return {
    version: 1,
    asked: { since: asked.since ?? null, until: asked.until ?? null },
    days: sums.days.days(),
    prices: {
      at: pricesAt ?? null,
      inForceFrom: sums.priceDays.days(),
      assumedBandRows: sums.assumedBandRows,
    },
    sources,
    notRead,
    leftOut: leftOutOf(reading, otherDays),
    problems,
    total: { ...total, sessions: countSessions(sources), toolCalls: sums.toolCalls },
    ...groupsOf(sums, total),
    cache,
    work: found.report,
    examples: texts === undefined ? null : chooseExamples({ ...texts, tasks: reading.tasks, work: found }),
    findings: findings.report,
    inNoFinding: rows.rows(total),
    reconciliation,
  };
}
