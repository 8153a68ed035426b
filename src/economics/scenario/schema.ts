import type { Catalog } from '#catalog';
import { z } from 'zod';
import { statedNumber } from './stated-number.ts';
import { createWorkSchema } from './work-schema.ts';

/** What a change costs once: building, measuring, training; in USD. */
export const OneTimeCostUsd = statedNumber({ least: 0, most: 1_000_000_000 });
/**
 * Month over month, through the first year; all volumes and hours grow by it.
 *
 * Shape   half more every month is 86 times the volume after a year: what lies beyond is a slip of the pen
 */
export const Growth = statedNumber({ least: -0.5, most: 0.5 });

function repeatedName(work: readonly { readonly name: string }[]): string | undefined {
  const names = work.map(({ name }) => name);
  return names.find((name, index) => names.indexOf(name) !== index);
}

/**
 * Makes the schema of a scenario: stated volumes of work, what does it today, what is proposed, and what that brings.
 *
 * Shape   a model or an effort that the catalog does not have is a problem like any other, so that all are said at once
 * Units   USD; hours; tokens of one request; shares in [0,1]; growth as a share per month
 */
export function createScenarioSchema(catalog: Catalog) {
  return z.strictObject({
    version: z.literal(1),
    title: z.string().min(1).max(100),
    /** What the scenario shows, for whoever reads its file or the JSON. */
    note: z.string().max(2000).optional(),
    work: z
      .array(createWorkSchema(catalog), { error: 'must be a list of kinds of work' })
      .min(1)
      .max(50)
      .superRefine((work, context) => {
        const name = repeatedName(work);
        if (name === undefined) return;
        context.addIssue({ code: 'custom', message: `two are called ${JSON.stringify(name)}` });
      }),
    growthPerMonth: Growth,
    oneTimeCostUsd: OneTimeCostUsd,
  });
}

/** A scenario as its file states it. */
export type Scenario = z.infer<ReturnType<typeof createScenarioSchema>>;
