import type { AuditedWork, AuditSource, CallBucket, EffortLevel, IsoDate, WhatIfPrice } from '#core';
import type { SummedRows } from '../buckets/sum-rows.ts';
import type { ExampleReport } from '../examples/example-report.ts';
import type { FindingsReport } from '../findings/findings-report.ts';
import type { MonthBase } from '../month/month-base.ts';
import type { GivenWords } from '../asked/given-words.ts';
import type { Problems } from '../reading/problem-list.ts';
import type { SourceReading } from '../reading/source-readings.ts';
import type { Aside } from '../reading/transcript-sink.ts';
import type { CallSum, Grouped } from '../tally/call-sums.ts';
import type { Reconciliation } from '../reconciliation/reconciliation-rows.ts';
import type { WorkReport } from '../work/work-report.ts';
import type { CacheReport } from './cache-sums.ts';
import type { UnpricedGroup } from './report-sums.ts';

/** One source: what was read and how much of it counts. */
export type AuditedSource = SourceReading & {
  /** Null where none of its calls is told to be of a session. */
  readonly sessions: number | null;
  /** Calls that are known by number. */
  readonly calls: number;
  /** Rows that sum calls up without saying how many. */
  readonly uncountedRows: number;
};

/** A model at an effort with its share of all; a share is null where the whole is nothing. */
export type MixLine = Grouped<{ readonly model: string | null; readonly effort: EffortLevel | null }> & {
  readonly tokenShare: number | null;
  /** Of all costs that are known. */
  readonly costShare: number | null;
};

/** What was used, where, and what it cost: the whole result of an audit, without any text but its `examples`. */
export interface AuditReport extends AuditedWork {
  readonly version: 1;
  /** The days that were asked for, in UTC, both included (null where there is no bound), and of what. */
  readonly asked: { readonly since: IsoDate | null; readonly until: IsoDate | null } & GivenWords;
  /** The days of the first and the last call; null where there is no call. */
  readonly days: { readonly first: IsoDate; readonly last: IsoDate } | null;
  readonly prices: {
    /** The day whose prices were asked for; null where each call has those of its own day. */
    readonly at: IsoDate | null;
    /** What was supposed instead of list prices, on every day; empty where nothing was. */
    readonly whatIf: readonly WhatIfPrice[];
    /** The days from which the list prices used are in force; null where none was used. */
    readonly inForceFrom: { readonly first: IsoDate; readonly last: IsoDate } | null;
    /** Rows that sum calls up and were priced as short prompts, because they do not say how long these were. */
    readonly assumedBandRows: number;
  };
  readonly sources: readonly AuditedSource[];
  /** Agents whose sessions were found and cannot be read so far. */
  readonly notRead: readonly AuditSource[];
  readonly leftOut: Readonly<Record<Aside, number>> & {
    /** Lines that told a call again. */
    readonly repeated: number;
    /** Files in folders that are of no source. */
    readonly notRecognised: number;
    /** Calls on days that were not asked for. */
    readonly otherDays: number;
  };
  readonly problems: Problems;
  readonly total: CallSum & {
    /** Of the sources that tell of sessions; null where none does. */
    readonly sessions: number | null;
    /** Null where no source tells of tools. */
    readonly toolCalls: number | null;
  };
  readonly granularities: readonly Grouped<{
    readonly source: AuditSource;
    /** `call` for records of single calls. */
    readonly granularity: CallBucket['granularity'] | 'call';
  }>[];
  /** Days with calls; without sums of a month or of a span that is not told, which belong to no day. */
  readonly calendar: readonly Grouped<{ readonly day: IsoDate }>[];
  readonly months: readonly Grouped<{ readonly month: string }>[];
  readonly sourceMonths: readonly Grouped<{ readonly source: AuditSource; readonly month: string }>[];
  readonly mix: readonly MixLine[];
  /** Null for calls of sources that do not tell agents apart. */
  readonly agents: readonly Grouped<{ readonly agentType: 'main' | 'sub-agent' | null }>[];
  /** The newest stretch of use, which all figures a month are scaled from; null where no call is of a day. */
  readonly month: MonthBase | null;
  readonly cache: CacheReport;
  readonly work: WorkReport;
  /** Redacted messages; null where nobody asked for text. */
  readonly examples: ExampleReport | null;
  /** What could cost less or be quicker. */
  readonly findings: FindingsReport;
  /** What is in no finding, because its rows sum calls up; null where all calls are single ones. */
  readonly inNoFinding: SummedRows | null;
  readonly unpriced: readonly Grouped<UnpricedGroup>[];
  readonly reconciliation: readonly Reconciliation[];
}

/** The days whose calls are asked for. */
export interface AskedDays {
  readonly since?: IsoDate | undefined;
  readonly until?: IsoDate | undefined;
}
