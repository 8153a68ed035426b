import { z } from 'zod';
import { IsoDate } from '../time.ts';
import { Plan } from './plan.ts';

const count = z.number().int().nonnegative();
const range = { low: z.number(), high: z.number() };
const confidence = z.number().gt(0).lt(1);
/** Where stated figures come from, in words. */
const source = z.string().min(1);

/** What can be found in a log. */
export const FindingDetector = z.enum([
  'lower-model',
  'lower-effort',
  'cache-breaks',
  'unread-cache-writes',
  'context-bloat',
  'batchable',
  'repeats',
  'model-switches',
  'slow-waits',
]);
export type FindingDetector = z.infer<typeof FindingDetector>;

/**
 * What a finding rests on. `own-log`: tokens of this log at list price, the answers being the same; then, best first,
 * outcomes on one's own work, outcomes on similar recorded work, and published figures only.
 */
export const FindingGrade = z.enum(['own-log', 'own-outcomes', 'recorded-work', 'catalog-prior']);
export type FindingGrade = z.infer<typeof FindingGrade>;

/** What would be saved, in USD at list price; a guess is never in a field that could be taken for an estimate. */
export const FindingSaving = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('estimated'),
    /** In months like this log. */
    perMonthUsd: z.strictObject({ mean: z.number(), ...range, confidence }),
    /** In this log. */
    ofLogUsd: z.number(),
  }),
  z.strictObject({
    status: z.literal('guess'),
    /** A range without a probability. */
    guessedPerMonthUsd: z.strictObject(range),
    source,
  }),
  /** It costs time, not money. */
  z.strictObject({ status: z.literal('no-money') }),
]);
export type FindingSaving = z.infer<typeof FindingSaving>;

/** How many of 100 answers would no longer be right, in points. */
export const FindingLoss = z.discriminatedUnion('status', [
  /** The same model gets the same prompt. */
  z.strictObject({ status: z.literal('none') }),
  z.strictObject({
    status: z.literal('predicted'),
    lostPoints: z.strictObject({ mean: z.number(), ...range, confidence }),
    /** Prompts that it was predicted from. */
    n: count,
  }),
  z.strictObject({ status: z.literal('guess'), guessedLostPoints: z.strictObject(range), source }),
  z.strictObject({ status: z.literal('unknown') }),
]);
export type FindingLoss = z.infer<typeof FindingLoss>;

/** What it costs to find out whether it is so. */
export const FindingProof = z.discriminatedUnion('status', [
  /** Nothing has to be tried: it was counted. */
  z.strictObject({ status: z.literal('counted') }),
  /** Both plans on so many cases through batch; see `Suite`. */
  z.strictObject({
    status: z.literal('suite'),
    cases: count,
    /** At the tokens of the upper plan; absent where no batch price is known. */
    costUsd: z.number().nonnegative().optional(),
  }),
  /** It has to be tried while working: no suite can show it. */
  z.strictObject({ status: z.literal('try-it') }),
]);
export type FindingProof = z.infer<typeof FindingProof>;

/** Something in a log that could cost less or be quicker: numbers and names, no text. */
export const Finding = z.strictObject({
  version: z.literal(1),
  /** The same for the same finding in a longer log, as long as the kind of work keeps its name. */
  id: z.string().min(1),
  detector: FindingDetector,
  kind: z.strictObject({
    /** The same only within one report. */
    id: z.string().min(1),
    name: z.string(),
  }),
  /** What is so, in a sentence. */
  what: z.string().min(1),
  /** What to do about it. */
  advice: z.string().min(1),
  /** What would be replaced by what; absent where plans stay. */
  plans: z.strictObject({ upper: Plan, lower: Plan }).optional(),
  /** Calls that it is about; of waits, their first calls. */
  calls: count,
  /** Sessions in which they are. */
  sessions: count,
  /** Sessions of this kind of work that the interval is over. */
  sessionsOfKind: count,
  /** What those calls cost, in USD at the prices of `priceDate`. */
  costUsd: z.number().nonnegative(),
  saving: FindingSaving,
  loss: FindingLoss,
  grade: FindingGrade,
  proof: FindingProof,
  /** The day whose list prices hold for every USD here. */
  priceDate: IsoDate,
  /** Other findings about some of the same calls: their savings must not be added to this one's. */
  overlaps: z.array(z.string().min(1)).readonly(),
});
export type Finding = z.infer<typeof Finding>;

/** What the interval of a saving is over: prompts whose answers are recorded, or sessions of the log. */
export function savingSample({ loss, sessionsOfKind }: Pick<Finding, 'loss' | 'sessionsOfKind'>): {
  readonly n: number;
  readonly of: 'recorded prompt' | 'session';
} {
  return loss.status === 'predicted'
    ? { n: loss.n, of: 'recorded prompt' }
    : { n: sessionsOfKind, of: 'session' };
}
