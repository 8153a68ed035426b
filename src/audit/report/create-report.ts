import type { Catalog } from '#catalog';
import type { AuditSource, Cost, EffortLevel, IsoDate, UsageRecord } from '#core';
import type { SupposedPrices } from '../asked/suppose-prices.ts';
import { createRowSums } from '../buckets/sum-rows.ts';
import { chooseExamples, type ExampleOrder } from '../examples/choose-examples.ts';
import { type Findings, findFindings } from '../findings/find-findings.ts';
import { notLookedForText } from '../findings/none-text.ts';
import { createMonth } from '../month/create-month.ts';
import { findStretch } from '../month/find-stretch.ts';
import { isSpanOfOneDay } from '../month/is-of-one-day.ts';
import type { MonthBase } from '../month/month-base.ts';
import type { RecordedPrompts } from '../outcomes/recorded-prompt.ts';
import { type GivenWords, NOTHING_GIVEN } from '../asked/given-words.ts';
import type { Problems } from '../reading/problem-list.ts';
import type { TranscriptReading } from '../reading/read-transcripts.ts';
import { addSums, byWeight, type CallSum, type Grouped, NO_CALLS } from '../tally/call-sums.ts';
import { countRows } from '../tally/count-rows.ts';
import { totalTokens } from '../tally/count-tokens.ts';
import { hasAssumedBand, priceRecord } from '../tally/price-record.ts';
import { createReconciler } from '../reconciliation/reconcile.ts';
import { createWorkTally, type Work } from '../work/tally-work.ts';
import type { AskedDays, AuditedSource, AuditReport, MixLine } from './audit-report.ts';
import { createCacheSums } from './cache-sums.ts';
import { addCall, createReportSums, type ReportSums } from './report-sums.ts';

/** What a report is made of. */
export interface ReportOrder {
  readonly reading: TranscriptReading;
  readonly problems: Problems;
  /** List prices, which what sources state is compared with. */
  readonly catalog: Catalog;
  /** What all other figures are priced with; default: the same. */
  readonly supposed?: SupposedPrices | undefined;
  readonly asked: AskedDays;
  /** What was asked for beside the days, as it was given; default: this machine and nothing else. */
  readonly given?: GivenWords | undefined;
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
  readonly onCall?: ((record: UsageRecord, cost: Cost) => void) | undefined;
  /** Sees which calls each finding is about. */
  readonly onFindings?: (findings: Findings) => void;
}

/** What the figures of the report are priced with. */
function catalogOf({ supposed, catalog }: ReportOrder): Catalog {
  return supposed?.catalog ?? catalog;
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
    uncountedRows: (groups.get(source) ?? []).reduce((sum, { uncountedRows }) => sum + uncountedRows, 0),
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

/** Reckons what every figure a month is scaled from; null where no call is of a day. */
function monthOf(
  order: ReportOrder,
  { calendar, granularities, mix }: ReturnType<typeof groupsOf>,
  work: Work,
): MonthBase | null {
  const { reading, asked, pricesAt } = order;
  const stretch = findStretch(calendar);
  if (stretch === null) return null;
  const sums = granularities.filter(({ granularity }) => !isSpanOfOneDay(granularity));
  const undated = sums.length === 0 ? null : sums.reduce<CallSum>(addSums, NO_CALLS);
  const whole = { isAsked: (day: IsoDate) => isAsked(day, asked), mix, undated };
  return createMonth({ stretch, calls: reading.calls, work, catalog: catalogOf(order), pricesAt, whole });
}

/** Sums up all calls in one pass over them. */
function sumUp(order: ReportOrder) {
  const { reading, asked, pricesAt, onCall } = order;
  const catalog = catalogOf(order);
  const { stated, statedPeriods } = reading;
  const sums = createReportSums();
  const isDayAsked = (day: IsoDate) => isAsked(day, asked);
  const reconciler = createReconciler({ stated, statedPeriods, catalog: order.catalog, isAsked: isDayAsked });
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

function pricesOf({ pricesAt, supposed }: ReportOrder, sums: ReportSums): AuditReport['prices'] {
  return {
    at: pricesAt ?? null,
    whatIf: supposed?.whatIf ?? [],
    inForceFrom: sums.priceDays.days(),
    assumedBandRows: sums.assumedBandRows,
  };
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
  const { reading, problems, asked, pricesAt, notRead, texts } = order;
  const { sums, otherDays, cache, rows, found, reconciliation } = sumUp(order);
  const total = sums.total.groups()[0] ?? NO_CALLS;
  const groups = groupsOf(sums, total);
  const month = monthOf(order, groups, found);
  const findings = findFindings({
    calls: reading.calls,
    tasks: reading.tasks,
    work: found,
    catalog: catalogOf(order),
    priceDate: pricesAt ?? order.today,
    month,
    isAsked: (day) => isAsked(day, asked),
    recorded: order.recorded,
  });
  order.onFindings?.(findings);
  const sources = auditedSources(reading, sums);
  const inNoFinding = rows.rows(total);
  const looked = { total, inNoFinding, unpriced: groups.unpriced, work: found.report };
  return {
    version: 1,
    asked: { since: asked.since ?? null, until: asked.until ?? null, ...(order.given ?? NOTHING_GIVEN) },
    days: sums.days.days(),
    prices: pricesOf(order, sums),
    sources,
    notRead,
    leftOut: leftOutOf(reading, otherDays),
    problems,
    total: { ...total, sessions: countSessions(sources), toolCalls: sums.toolCalls },
    ...groups,
    month,
    cache,
    work: found.report,
    examples: texts === undefined ? null : chooseExamples({ ...texts, tasks: reading.tasks, work: found }),
    findings: findings.report,
    inNoFinding,
    notLookedFor: notLookedForText(looked) ?? null,
    reconciliation,
  };
}
