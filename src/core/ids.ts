import { z } from 'zod';

/** The id of a model as its provider spells it, e.g. `claude-haiku-5-5`. */
export const ModelId = z.string().min(1).max(200).brand<'ModelId'>();
export type ModelId = z.infer<typeof ModelId>;

/** The id of a plan; made from its steps by `planIdFromSteps`. */
export const PlanId = z.string().min(1).max(500).brand<'PlanId'>();
export type PlanId = z.infer<typeof PlanId>;

/** The id of one request as the ledger keeps it; ingestion is idempotent by it. */
export const RequestId = z.string().min(1).max(100).brand<'RequestId'>();
export type RequestId = z.infer<typeof RequestId>;

/** The id under which `GET /vernier/decisions/<id>` explains a choice. */
export const DecisionId = z.string().min(1).max(100).brand<'DecisionId'>();
export type DecisionId = z.infer<typeof DecisionId>;

/** Makes a new unique id with the given prefix, e.g. `req_01j…`. Passed in, so that a seeded run repeats. */
export type CreateId = (prefix: 'req' | 'dec') => string;
