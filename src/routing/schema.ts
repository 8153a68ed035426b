import { z } from 'zod';

/** The shares of the top plan's quality that are certified, each as its own claim. */
export const RHO_GRID = [0.9, 0.95, 0.97, 0.99] as const;

/** How policies are fitted and certified. */
export const RoutingConfig = z.strictObject({
  /** Refits on shuffled labels that the learned policy must beat; at least 100 in service. */
  shuffles: z.number().int().min(20).default(100),
  /** Independent fit rows (duplicate clusters) below which nothing is learned and the static hull serves. */
  minimumFitRows: z.number().int().min(50).default(100),
  /** Risk of each certificate: 1 − confidence. */
  delta: z.number().gt(0).lt(0.5).default(0.05),
  /** Shares of the top plan's quality to certify. */
  rhos: z
    .array(z.number().gt(0).lt(1))
    .min(1)
    .default([...RHO_GRID]),
  /** Whether all promises hold together, each at its share of the risk, and not each on its own. */
  simultaneous: z.boolean().default(false),
  /** The promise of `auto` where it is certified. */
  defaultHold: z.number().gt(0).lt(1).default(0.97),
});
export type RoutingConfig = z.infer<typeof RoutingConfig>;
