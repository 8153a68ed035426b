import { isWhatIf } from '#catalog';
import type { AuditSource, CallBucket, Cost, EffortLevel, IsoDate, UnpricedReason, UsageRecord } from '#core';
import { isOfOneDay } from '../month/is-of-one-day.ts';
import { createCallSums } from '../tally/call-sums.ts';

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

/** What calls without a price have in common. */
export type UnpricedGroup = {
  readonly model: string | null;
  readonly reason: UnpricedReason;
  /** As the source writes it, where it is what has no price; else null. */
  readonly serviceTier: string | null;
};

/** Names the tier where it is the reason; a source that tells none means the standard one. */
function unpricedGroup({ modelId, serviceTier }: UsageRecord, reason: UnpricedReason): UnpricedGroup {
  const isOfTier = reason === 'no-tier-price' || reason === 'no-cache-price';
  return { model: modelId ?? null, reason, serviceTier: isOfTier ? (serviceTier ?? 'standard') : null };
}

/** Starts to sum calls up by everything that a report shows. */
export function createReportSums() {
  return {
    total: createCallSums<Readonly<Record<string, never>>>(),
    calendar: createCallSums<{ readonly day: IsoDate }>(),
    months: createCallSums<{ readonly month: string }>(),
    mix: createCallSums<{ readonly model: string | null; readonly effort: EffortLevel | null }>(),
    sourceMonths: createCallSums<{ readonly source: AuditSource; readonly month: string }>(),
    agents: createCallSums<{ readonly agentType: 'main' | 'sub-agent' | null }>(),
    granularities: createCallSums<{
      readonly source: AuditSource;
      readonly granularity: CallBucket['granularity'] | 'call';
    }>(),
    unpriced: createCallSums<UnpricedGroup>(),
    days: createSpan(),
    priceDays: createSpan(),
    sessions: new Map<AuditSource, Set<string>>(),
    toolCalls: null as number | null,
    assumedBandRows: 0,
  };
}

/** The sums of a report while they grow. */
export type ReportSums = ReturnType<typeof createReportSums>;

function addSession(
  sessions: ReportSums['sessions'],
  source: AuditSource,
  session: string | undefined,
): void {
  if (session === undefined) return;
  const known = sessions.get(source) ?? new Set();
  sessions.set(source, known.add(session));
}

/** Takes in which list price was used, or why none was. */
function addPrice(sums: ReportSums, record: UsageRecord, cost: Cost): void {
  if (cost.status === 'unpriced') sums.unpriced.add(unpricedGroup(record, cost.reason), record, cost);
  else if (!isWhatIf(cost)) sums.priceDays.take(cost.priceDate);
}

/** Adds one call that counts. */
export function addCall(sums: ReportSums, record: UsageRecord, cost: Cost): void {
  const { source, session, modelId, effort, agentType, at, bucket } = record;
  const model = modelId ?? null;
  const month = at.slice(0, 7);
  sums.total.add({}, record, cost);
  if (isOfOneDay(record)) sums.calendar.add({ day: at.slice(0, 10) }, record, cost);
  sums.months.add({ month }, record, cost);
  sums.sourceMonths.add({ source, month }, record, cost);
  sums.mix.add({ model, effort: effort ?? null }, record, cost);
  sums.agents.add({ agentType: agentType ?? null }, record, cost);
  sums.granularities.add({ source, granularity: bucket?.granularity ?? 'call' }, record, cost);
  sums.days.take(at.slice(0, 10));
  addPrice(sums, record, cost);
  addSession(sums.sessions, source, session);
  if (record.toolCalls !== undefined) sums.toolCalls = (sums.toolCalls ?? 0) + record.toolCalls;
}
