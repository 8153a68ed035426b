import { z } from 'zod';
import { EffortLevel } from '../effort-level.ts';
import { IsoDate } from '../time.ts';
import { Finding } from './finding.ts';
import { WhatIfPrice } from './what-if-price.ts';

const count = z.number().int().nonnegative();
const usd = z.number().nonnegative();

const calls = {
  /** Calls that are known by number. */
  calls: count,
  /** Rows that sum calls up without saying how many. */
  uncountedRows: count,
  tokens: z.object({ input: count, cacheRead: count, cacheWrite: count, output: count }).readonly(),
  /** USD of all calls that have a price; null where none has one. */
  costUsd: usd.nullable(),
  /** Calls that are in no sum of costs. */
  unpricedCalls: count,
  /** Of `uncountedRows`, those that are in no sum of costs. */
  unpricedRows: count,
};

/**
 * What is read of an audit's report to reckon with it: the rest of the report is not looked at.
 *
 * Shape   the report has `version: 1`, which whoever reads it checks first
 */
export const AuditedWork = z.object({
  prices: z
    .object({
      /** The day whose list prices hold for all calls; null where each call has those of its own day. */
      at: IsoDate.nullable(),
      /** Prices that were supposed instead of the list's, on every day; empty where none was. */
      whatIf: z.array(WhatIfPrice).readonly().default([]),
    })
    .readonly(),
  /** The newest stretch of use, which a month is scaled from; null where no call is of a day. */
  month: z
    .object({
      first: IsoDate,
      last: IsoDate,
      /** Days that are scaled to a month, at least seven. */
      days: z.number().positive(),
      ...calls,
      costPerMonthUsd: usd.nullable(),
      /** Together they are all its calls. */
      kinds: z.array(z.object({ id: z.string(), name: z.string(), ...calls }).readonly()).readonly(),
      mix: z
        .array(
          z
            .object({
              /** Null where the source does not say. */
              model: z.string().nullable(),
              effort: EffortLevel.nullable(),
              /** Of all costs that are known; null where this line has none. */
              costShare: z.number().nullable(),
            })
            .readonly(),
        )
        .readonly(),
      /** Calls before a gap, which are in no figure a month; null where there are none. */
      older: z
        .object({ ...calls, last: IsoDate, gapDays: count })
        .readonly()
        .nullable(),
      /** Sums that belong to no day, and are in no figure a month; null where there are none. */
      undated: z.object(calls).readonly().nullable(),
    })
    .readonly()
    .nullable(),
  findings: z
    .object({
      /** The day whose list prices hold for every finding. */
      priceDate: IsoDate,
      findings: z.array(Finding).readonly(),
      small: z.array(Finding).readonly(),
    })
    .readonly(),
  /** Why nothing, or too little, could be looked for, so that no saving is known; null where there was enough. */
  notLookedFor: z.string().min(1).nullable(),
});
export type AuditedWork = z.infer<typeof AuditedWork>;
