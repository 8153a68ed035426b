import { z } from 'zod';

/** The words for how much a caller wants spent, least first. */
export const EFFORT_LEVELS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;

/** One of the seven effort levels. */
export const EffortLevel = z.enum(EFFORT_LEVELS);
export type EffortLevel = z.infer<typeof EffortLevel>;

/** Serving modes: `direct` holds nothing back; `checked` may hold a first answer back and replace it. */
export const ServingMode = z.enum(['direct', 'checked']);
export type ServingMode = z.infer<typeof ServingMode>;
