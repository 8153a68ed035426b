import type { Catalog } from '#catalog';
import { EffortLevel } from '#core';
import { z } from 'zod';
import { problemOfShares } from './shares.ts';
import { statedNumber } from './stated-number.ts';
import { unknownModelProblem } from './unknown-model.ts';

const share = statedNumber({ least: 0, most: 1 });
const tokens = statedNumber({ least: 0, most: 10_000_000 });
const count = statedNumber({ least: 0, most: 1_000_000_000 });
const ratio = statedNumber({ least: 0.01, most: 100 });

const Volume = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('requests'),
    perMonth: count,
    /** Tokens of one request, as today's model counts them. */
    inputTokens: tokens,
    outputTokens: tokens,
  }),
  z.strictObject({
    of: z.literal('documents'),
    /** Each document is one request. */
    perMonth: count,
    pagesEach: statedNumber({ least: 0, most: 100_000 }),
    tokensPerPage: tokens,
    /** The instructions that go with every document. */
    promptTokens: tokens,
    outputTokens: tokens,
  }),
]);

/** Hours of people in a month, and what one costs. */
export const Hours = z.strictObject({
  /** In the first month; they grow as the volume does. */
  hoursPerMonth: statedNumber({ least: 0, most: 1_000_000 }),
  hourlyCostUsd: statedNumber({ least: 0, most: 10_000 }),
});

const Quality = z.strictObject({
  /** Share of answers that would become wrong and were right. */
  loss: share,
  costOfErrorUsd: statedNumber({ least: 0, most: 1_000_000 }),
});

interface Asked {
  readonly model: string;
  readonly effort?: EffortLevel | undefined;
}

/** Says that a model does not take an effort; nothing where it does, or where the model is unknown. */
function problemOfEffort(catalog: Catalog, { model, effort }: Asked): string | undefined {
  const found = catalog.findModel(model);
  if (effort === undefined || found.status !== 'found') return undefined;
  const support = found.model.effort;
  if (support.sentAs === 'none') return `${model} takes no effort: leave it out`;
  return support.levels.includes(effort)
    ? undefined
    : `must be an effort of ${model}: ${support.levels.join(', ')}`;
}

function createPartSchemas(catalog: Catalog) {
  const model = z
    .string()
    .min(1)
    .superRefine((id, context) => {
      const problem = unknownModelProblem(catalog, id);
      if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
    });
  const checkEffort = (asked: Asked, context: z.RefinementCtx) => {
    const message = problemOfEffort(catalog, asked);
    if (message !== undefined) context.addIssue({ code: 'custom', path: ['effort'], message });
  };
  const asked = {
    model,
    effort: EffortLevel.optional(),
    /** The share of its requests that wait for the batch tier. */
    batchShare: share.default(0),
  };
  return {
    today: z.strictObject(asked).superRefine(checkEffort),
    proposed: z
      .strictObject({
        ...asked,
        share: z.union([share, z.literal('rest')], {
          error: 'must be a share from 0 to 1, a range of it, or `rest`',
        }),
        /** Its tokens for the same request, over those of today's model. */
        inputRatio: ratio.default(1),
        outputRatio: ratio.default(1),
      })
      .superRefine(checkEffort),
  };
}

/** Makes the schema of one kind of work; models and efforts are looked up in the catalog. */
export function createWorkSchema(catalog: Catalog) {
  const { today, proposed } = createPartSchemas(catalog);
  return z.strictObject({
    name: z.string().min(1).max(80),
    volume: Volume,
    today,
    proposed: z
      .array(proposed, { error: 'must be a list of models with their shares' })
      .min(1)
      .max(10)
      .superRefine((mix, context) => {
        const message = problemOfShares(mix);
        if (message !== undefined) context.addIssue({ code: 'custom', message });
      }),
    quality: Quality.optional(),
    timeSaved: Hours.optional(),
    review: Hours.optional(),
  });
}

/** One kind of work of a scenario. */
export type ScenarioWork = z.infer<ReturnType<typeof createWorkSchema>>;
