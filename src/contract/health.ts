import { z } from 'zod';

/** `GET /healthz`: whether this gateway takes work, and of which version it is. */
export const HealthResponse = z.strictObject({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  /** Why it is degraded, as an error code: anybody may read it, and a sentence would name folders. Absent when it is not. */
  reason: z.string().optional(),
  uptimeMs: z.number().int().nonnegative(),
});
export type HealthResponse = z.infer<typeof HealthResponse>;
