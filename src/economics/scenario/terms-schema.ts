import { z } from 'zod';
import { Growth, OneTimeCostUsd } from './schema.ts';
import { Hours } from './work-schema.ts';

/**
 * What somebody states beside an audit, which says itself what the work is and what it costs.
 *
 * Shape   what is left out is in no sum, and the report says so
 */
export const AuditTerms = z.strictObject({
  version: z.literal(1),
  title: z.string().min(1).max(100).optional(),
  note: z.string().max(2000).optional(),
  growthPerMonth: Growth.optional(),
  oneTimeCostUsd: OneTimeCostUsd.optional(),
  timeSaved: Hours.optional(),
  review: Hours.optional(),
});
export type AuditTerms = z.infer<typeof AuditTerms>;
