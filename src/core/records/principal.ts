import { z } from 'zod';
import { EffortLevel } from '../effort-level.ts';

/** Who is calling, and what the key allows. Every request runs under one. */
export const Principal = z.strictObject({
  version: z.literal(1),
  name: z.string().min(1),
  /** The kind of work this key stands for. */
  segment: z.string().min(1).optional(),
  /** A level or a position in [0,1]. */
  defaultEffort: z.union([EffortLevel, z.number().min(0).max(1)]).optional(),
  /** What a concrete model name means: exactly that model, or anything up to its rung. */
  explicitModels: z.enum(['pinned', 'ceiling']),
  /** Whether `/effort …` in a user message is a command. */
  slashCommands: z.boolean(),
  /** Whether an effort that a client sends by its own default moves the dial. */
  trustClientDefaults: z.boolean(),
});
export type Principal = z.infer<typeof Principal>;
