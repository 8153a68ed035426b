import { z } from 'zod';
import { IsoDate, IsoTimestamp } from '../time.ts';
import { Plan } from './plan.ts';
import { AuditSource } from './usage-record.ts';
import { WhatIfPrice } from './what-if-price.ts';

const count = z.number().int().nonnegative();
const points = z.number().gt(0).max(100);

/** A task of a log, where its text can be found again: no text. */
export const CasePointer = z.strictObject({
  source: AuditSource,
  session: z.string().min(1),
  /** When its first answer was written down. */
  at: IsoTimestamp,
  /** The stratum that it was drawn from, by its place in `strata`. */
  stratum: count,
});
export type CasePointer = z.infer<typeof CasePointer>;

/** Tasks of which a share of its own was drawn. */
export const SuiteStratum = z.strictObject({
  stake: z.enum(['routine', 'normal', 'high-stake']),
  /** Short: no more tokens of prompt at its first call than the median task. */
  length: z.enum(['short', 'long']),
  tasks: count,
  cases: count,
});
export type SuiteStratum = z.infer<typeof SuiteStratum>;

/** Cases on which an upper and a lower plan are to be compared, drawn from a log. */
export const Suite = z.strictObject({
  version: z.literal(1),
  findingId: z.string().min(1),
  kind: z.strictObject({ id: z.string().min(1), name: z.string() }),
  upper: Plan,
  lower: Plan,
  /** How the number of cases was reckoned: of a paired difference of right answers. */
  precision: z.strictObject({
    confidence: z.number().gt(0).lt(1),
    /** Half the width of the interval that is wanted, in points of 100 answers. */
    halfWidthPoints: points,
    /** Share of cases on which only one of the two plans is right: supposed, not measured. */
    supposedDiscordance: z.number().gt(0).max(1),
    /** (z ⁄ half-width)² × discordance, rounded up. */
    wantedCases: count,
    /** With the cases that there are. */
    expectedHalfWidthPoints: points,
  }),
  strata: z.array(SuiteStratum).min(1).readonly(),
  cases: z.array(CasePointer).min(1).readonly(),
  /** Same log and seed, same cases. */
  seed: z.string(),
  /** USD of running both plans on all cases through batch, at the tokens of the upper plan. */
  cost: z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('priced'),
      upperUsd: z.number().nonnegative(),
      lowerUsd: z.number().nonnegative(),
      priceDate: IsoDate,
    }),
    z.strictObject({ status: z.literal('unpriced'), reason: z.literal('no-batch-price') }),
  ]),
  /** Prices that were supposed instead of the list's; absent where none was. */
  whatIf: z.array(WhatIfPrice).min(1).readonly().optional(),
});
export type Suite = z.infer<typeof Suite>;
