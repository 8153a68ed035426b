import { z } from 'zod';

/** One piece of work that plans are tried on. */
export const Case = z.strictObject({
  version: z.literal(1),
  id: z.string().min(1),
  /** The duplicate cluster or session it belongs to; its role (fit or certify) is decided by this alone. */
  clusterId: z.string().min(1),
  /** The kind of work, e.g. a task label; null when nobody said. */
  segment: z.string().min(1).nullable(),
  /** The newest user message as it is sent. */
  prompt: z.string(),
});
export type Case = z.infer<typeof Case>;
