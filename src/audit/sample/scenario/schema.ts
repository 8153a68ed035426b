import { EffortLevel, IsoDate } from '#core';
import { z } from 'zod';
import { KindAnswers } from './answers.ts';

const share = z.number().min(0).max(1);
const tokenCount = z.number().int().min(0).max(1_000_000);
const milliseconds = z.number().int().min(0).max(3_600_000);

/** A range whose values are drawn log-uniformly, so that small ones are as likely as large ones. */
function rangeOf(bound: z.ZodNumber) {
  return z
    .strictObject({ low: bound, high: bound })
    .refine(({ low, high }) => low <= high, { message: 'low lies above high' });
}

const count = z.number().int().min(1).max(10_000);
const tokenRange = rangeOf(tokenCount);
const timeRange = rangeOf(milliseconds);

/** A range of counts, tokens or milliseconds, both ends included. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** What is planted in a kind of work; nothing planted leaves it healthy. */
const Planted = z.strictObject({
  /** A larger model than the work needs, in a share of sessions. */
  overModel: z.strictObject({ share, model: z.string().min(1), instead: z.string().min(1) }).optional(),
  /** More effort than the work needs, in a share of sessions; the output grows by the factor. */
  overEffort: z
    .strictObject({
      share,
      effort: EffortLevel,
      instead: EffortLevel,
      outputFactor: z.number().min(1).max(20),
    })
    .optional(),
  /** Every second task of a share of sessions goes to another model, which writes the context into a cache of its own. */
  modelSwitches: z.strictObject({ share, to: z.string().min(1) }).optional(),
  /** In a share of sessions tasks of one call lie two lifetimes of the cache apart. */
  cacheWritesNeverRead: z.strictObject({ share }).optional(),
  /** In a share of sessions every call adds tokens that nothing uses. */
  contextBloat: z.strictObject({ share, added: tokenRange }).optional(),
  /** A share of sessions is one call that nobody waits for, night after night at the same times. */
  batchable: z
    .strictObject({
      share,
      fromHour: z.number().int().min(0).max(23),
      everyMinutes: z.number().int().min(1).max(1440),
    })
    .optional(),
  /** Before a share of calls the prefix changes, so that the context is written again. */
  cacheBreaks: z.strictObject({ share }).optional(),
  /** In a share of tasks a tool is asked for the same again. */
  retries: z.strictObject({ share, times: z.number().int().min(1).max(20) }).optional(),
  /** A share of tasks asks word for word what the task before asked. */
  duplicates: z.strictObject({ share }).optional(),
  /** A share of tasks begins with a long wait. */
  slowWaits: z.strictObject({ share, waitMs: timeRange }).optional(),
  /** A share of tasks ends with a failed run of tests. */
  testFailures: z.strictObject({ share }).optional(),
  /** A share of tasks is corrected by the message after it. */
  corrections: z.strictObject({ share }).optional(),
});

/** The name of something that can be planted. */
export type Plant = keyof z.infer<typeof Planted>;

const Kind = z.strictObject({
  name: z.string().min(1).max(60),
  /** Of sessions, in relation to the other kinds. */
  share: z.number().positive(),
  /** The folder in which the agent works. */
  project: z.string().startsWith('/').max(200),
  /** The family of its system prompt. */
  system: z.string().min(1),
  words: z.array(z.string().min(1).max(40)).min(1).max(500),
  /** Words that the kinds have in common. */
  commonWords: z.array(z.string().min(1).max(40)).max(500).default([]),
  /** Of the words of a message; the rest are words of the kind. */
  commonShare: share.default(0),
  /** Words of a message. */
  message: rangeOf(count),
  runs: z
    .array(z.strictObject({ model: z.string().min(1), effort: EffortLevel, share: z.number().positive() }))
    .min(1)
    .max(20),
  /** Names with their weights. */
  tools: z
    .record(z.string().min(1).max(60), z.number().positive())
    .refine((tools) => Object.keys(tools).length > 0, { message: 'name at least one tool' }),
  /** Tasks of a session. */
  tasks: rangeOf(count),
  /** Calls of a task. */
  calls: rangeOf(count),
  /** Of tasks: those that run tests, which pass. */
  tests: share.default(0),
  tokens: z.strictObject({
    /** Input that is neither read from nor written to a cache. */
    input: tokenRange,
    /** What a call adds to the context. */
    added: tokenRange,
    /** With thinking in it. */
    output: tokenRange,
    /** Of output. */
    thinking: share,
    /** The context at which it is summed up and begins small again. */
    limit: tokenCount.min(1000),
  }),
  cache: z.enum(['5m', '1h']),
  callMs: timeRange,
  toolMs: timeRange,
  pauseMs: timeRange,
  /** Mean characters that are written; they stand in no relation to tokens. */
  text: z.strictObject({
    thinking: z.number().int().min(0).max(20_000),
    answer: z.number().int().min(0).max(20_000),
    result: z.number().int().min(0).max(20_000),
  }),
  planted: Planted.default({}),
  /** Absent: nothing is known of other plans. */
  answers: KindAnswers.optional(),
});
export type SampleKind = z.infer<typeof Kind>;

/** What a sample of transcripts is made of. */
export const SampleScenario = z
  .strictObject({
    version: z.literal(1),
    title: z.string().min(1).max(100),
    note: z.string().max(2000).optional(),
    seed: z.string().min(1).max(200),
    /** In UTC. */
    firstDay: IsoDate,
    days: z.number().int().min(1).max(1000),
    /** The day whose list prices the costs of the truth are of; default: the last of its days. */
    pricesAt: IsoDate.optional(),
    sessionsPerDay: z.number().int().min(1).max(10_000),
    /** Hours of the day, in UTC, in which people begin sessions. */
    hours: z
      .strictObject({ from: z.number().min(0).max(24), to: z.number().min(0).max(24) })
      .refine(({ from, to }) => from < to, { message: 'from does not lie before to' }),
    /** Tokens of the system prompts, by family. */
    systems: z.record(z.string().min(1), tokenCount),
    kinds: z.array(Kind).min(1).max(50),
  })
  .superRefine(({ systems, kinds }, context) => {
    const complain = (path: readonly PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path: ['kinds', ...path], message });
    for (const [index, { system, name, tokens }] of kinds.entries()) {
      const systemTokens = systems[system];
      if (systemTokens === undefined) complain([index, 'system'], `no system prompt is called ${system}`);
      else if (tokens.limit < 2 * systemTokens) {
        complain(
          [index, 'tokens', 'limit'],
          `must be twice the ${systemTokens} tokens of the system prompt, or more`,
        );
      }
      if (kinds.findIndex((kind) => kind.name === name) !== index) {
        complain([index, 'name'], `two kinds are called ${name}`);
      }
    }
  });
export type SampleScenario = z.infer<typeof SampleScenario>;
