import type { Catalog } from '#catalog';
import type { Cost, EffortLevel, IsoDate, UnpricedReason, UsageRecord } from '#core';
import type { Problems } from '../reading/problem-list.ts';
import type { TranscriptReading } from '../reading/read-transcripts.ts';
import { byWeight, type CallSum, createCallSums, type Grouped, NO_CALLS } from '../tally/call-sums.ts';
import { totalTokens } from '../tally/count-tokens.ts';
import { priceRecord } from '../tally/price-record.ts';
import { createReconciler } from '../tally/reconcile.ts';
import type { AuditSource } from '../past.ts';
import type { AskedDays, AuditedSource, AuditReport, MixLine } from './audit-report.ts';

/** What a report is made of. */
export interface ReportOrder {
  readonly reading: TranscriptReading;
  readonly problems: Problems;
  readonly catalog: Catalog;
  readonly asked: AskedDays;
  /** The day whose prices hold for all calls; default: each call's own. */
  readonly pricesAt?: IsoDate | undefined;
  /** Agents whose sessions were found and cannot be read so far. */
  readonly notRead: readonly AuditSource[];
  /** Sees every call that counts, with its cost. */
  readonly onCall?: (record: UsageRecord, cost: Cost) => void;
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

/** The first and the last of the days that it was told. */
function createSpan() {
  let span: { readonly first: IsoDate; readonly last: IsoDate } | null = null;
  return {
    take(day: IsoDate): void {
      span ??= { first: day, last: day };
      span = { first: day < span.first ? day : span.first, last: day > span.last ? day : span.last };
    },
    days: () => span,
  };
}

function createSums() {
  return {
    total: createCallSums<Readonly<Record<string, never>>>(),
    months: createCallSums<{ readonly month: string }>(),
    mix: createCallSums<{ readonly model: string | null; readonly effort: EffortLevel | null }>(),
    agents: createCallSums<{ readonly agentType: UsageRecord['agentType'] }>(),
    sources: createCallSums<{ readonly source: UsageRecord['source'] }>(),
    unpriced: createCallSums<{ readonly model: string | null; readonly reason: UnpricedReason }>(),
    days: createSpan(),
    priceDays: createSpan(),
    sessions: new Map<UsageRecord['source'], Set<string>>(),
    toolCalls: 0,
  };
}

type Sums = ReturnType<typeof createSums>;

function addCall(sums: Sums, record: UsageRecord, cost: Cost): void {
  const { source, session, modelId, effort, agentType, at } = record;
  const model = modelId ?? null;
  sums.total.add({}, record, cost);
  sums.months.add({ month: at.slice(0, 7) }, record, cost);
  sums.mix.add({ model, effort: effort ?? null }, record, cost);
  sums.agents.add({ agentType }, record, cost);
  sums.sources.add({ source }, record, cost);
  sums.days.take(at.slice(0, 10));
  if (cost.status === 'priced') sums.priceDays.take(cost.priceDate);
  else sums.unpriced.add({ model, reason: cost.reason }, record, cost);
  const sessions = sums.sessions.get(source) ?? new Set();
  sums.sessions.set(source, sessions.add(session));
  sums.toolCalls += record.toolCalls;
}

function auditedSources(reading: TranscriptReading, sums: Sums): readonly AuditedSource[] {
  const calls = new Map(sums.sources.groups().map((group) => [group.source, group.calls]));
  return reading.sources.map((source) => ({
    ...source,
    sessions: sums.sessions.get(source.source)?.size ?? 0,
    calls: calls.get(source.source) ?? 0,
  }));
}

/** Makes the report of all calls that were read, in one pass over them. */
export function createReport(order: ReportOrder): AuditReport {
  const { reading, problems, catalog, asked, pricesAt, notRead, onCall } = order;
  const sums = createSums();
  const reconciler = createReconciler(reading.stated, catalog);
  let otherDays = 0;
  for (const record of reading.calls.records()) {
    const counts = isAsked(record.at.slice(0, 10), asked);
    reconciler.add(record, counts);
    if (counts) {
      const cost = priceRecord(record, catalog, pricesAt);
      addCall(sums, record, cost);
      onCall?.(record, cost);
    } else otherDays += 1;
  }
  const total = sums.total.groups()[0] ?? NO_CALLS;
  const sources = auditedSources(reading, sums);
  const sessions = sources.reduce((sum, source) => sum + source.sessions, 0);
  return {
    version: 1,
    asked: { since: asked.since ?? null, until: asked.until ?? null },
    days: sums.days.days(),
    prices: { at: pricesAt ?? null, inForceFrom: sums.priceDays.days() },
    sources,
    notRead,
    leftOut: { ...reading.asides, repeated: reading.repeated, otherDays },
    problems,
    total: { ...total, sessions, toolCalls: sums.toolCalls },
    months: sums.months.groups().toSorted((one, other) => (one.month < other.month ? -1 : 1)),
    mix: sums.mix
      .groups()
      .map((line) => toMixLine(line, total))
      .toSorted(byWeight),
    agents: sums.agents.groups(),
    unpriced: sums.unpriced.groups().toSorted(byWeight),
    reconciliation: reconciler.rows(),
  };
}
