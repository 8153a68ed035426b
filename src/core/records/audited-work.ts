import { z } from 'zod';
import { EffortLevel } from '../effort-level.ts';
import { IsoDate } from '../time.ts';
import { Finding } from './finding.ts';

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
  /** The days of the first and the last call; null where there is no call. */
  days: z.object({ first: IsoDate, last: IsoDate }).readonly().nullable(),
  prices: z
    .object({
      /** The day whose list prices hold for all calls; null where each call has those of its own day. */
      at: IsoDate.nullable(),
    })
    .readonly(),
  total: z.object(calls).readonly(),
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
  work: z
    .object({
      /** Together they are all calls. */
      kinds: z.array(z.object({ id: z.string(), name: z.string(), ...calls }).readonly()).readonly(),
    })
    .readonly(),
  findings: z
    .object({
      /** The day whose list prices hold for every finding. */
      priceDate: IsoDate,
      /** Days that a month's savings were scaled from. */
      logDays: z.number().positive(),
      findings: z.array(Finding).readonly(),
      small: z.array(Finding).readonly(),
    })
    .readonly(),
});
export type AuditedWork = z.infer<typeof AuditedWork>;
