import { z } from 'zod';

/** `GET /healthz`: whether this gateway takes work, and of which version it is. */
export const HealthResponse = z.strictObject({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  /** Why it is degraded; absent when it is not. */
  reason: z.string().optional(),
  /** SHA-256 of the policy in force; null without one. */
  policyHash: z.string().nullable(),
  uptimeMs: z.number().nonnegative(),
});
export type HealthResponse = z.infer<typeof HealthResponse>;
