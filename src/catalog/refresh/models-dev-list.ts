import { z } from 'zod';
import { EFFORT_LEVELS, IsoDate } from '#core';
import { listedFacts, ListedId } from './listed-facts.ts';
import type { ListedFamily, ListedModel, ListedPrice, ListPage } from './listed-model.ts';

const usd = z.number().nonnegative().max(1e6);
const tokens = z.number().int().positive().nullish().catch(undefined);

const Cost = z.object({
  input: usd,
  output: usd,
  cache_read: usd.nullish().catch(undefined),
  cache_write: usd.nullish().catch(undefined),
});
type Cost = z.infer<typeof Cost>;

const Tier = Cost.extend({
  tier: z.object({ type: z.literal('context').optional(), size: z.number().int().positive() }),
});

const Entry = z.object({
  id: ListedId,
  release_date: IsoDate.nullish().catch(undefined),
  status: z.string().nullish().catch(undefined),
  modalities: z
    .object({ output: z.array(z.string()) })
    .nullish()
    .catch(undefined),
  limit: z.object({ context: tokens, output: tokens }).nullish().catch(undefined),
  reasoning_options: z.array(z.unknown()).nullish().catch(undefined),
  cost: Cost.extend({
    context_over_200k: Cost.nullish().catch(undefined),
    tiers: z.array(z.unknown()).nullish().catch(undefined),
  })
    .nullish()
    .catch(undefined),
});
type Entry = z.infer<typeof Entry>;

const EffortOption = z.object({ type: z.literal('effort'), values: z.array(z.unknown()) });

const List = z.record(z.string(), z.unknown());
const Provider = z.object({ models: z.record(z.string(), z.unknown()) });

/** The providers whose own price list it is; resellers have their own prices. */
const FAMILIES: readonly ListedFamily[] = ['anthropic', 'openai', 'google'];
const LONG_PROMPT_TOKENS = 200_000;

/** A price of nothing at all is how a price that nobody wrote down looks: it is none. */
function toPrice(cost: Cost | null | undefined, abovePromptTokens: number): ListedPrice[] {
  if (!cost || (cost.input === 0 && cost.output === 0)) return [];
  const { input, output, cache_read: cacheRead, cache_write: cacheWrite } = cost;
  return [
    {
      abovePromptTokens,
      input,
      output,
      ...(typeof cacheRead === 'number' ? { cacheRead } : {}),
      ...(typeof cacheWrite === 'number' ? { cacheWrite } : {}),
    },
  ];
}

function toPrices({ cost }: Entry): readonly ListedPrice[] {
  const base = toPrice(cost, 0);
  if (base.length === 0) return [];
  const tiers = (cost?.tiers ?? []).flatMap((value) => {
    const tier = Tier.safeParse(value);
    return tier.success ? toPrice(tier.data, tier.data.tier.size) : [];
  });
  // older form of the same
  const long = tiers.length === 0 ? toPrice(cost?.context_over_200k, LONG_PROMPT_TOKENS) : [];
  return [...base, ...tiers, ...long];
}

function effortLevels({ reasoning_options: options }: Entry): Partial<ListedModel> {
  const effort = (options ?? [])
    .map((option) => EffortOption.safeParse(option))
    .find(({ success }) => success);
  if (effort?.data === undefined) return {};
  const { values } = effort.data;
  return { effortLevels: EFFORT_LEVELS.filter((level) => values.includes(level)) };
}

function toListed(value: unknown, family: ListedFamily): ListedModel[] {
  const parsed = Entry.safeParse(value);
  if (!parsed.success) return [];
  const { id, status, modalities, limit, release_date: releasedOn } = parsed.data;
  const writes = modalities?.output ?? ['text'];
  if (status === 'deprecated' || !writes.includes('text')) return [];
  return [
    {
      id,
      family,
      prices: toPrices(parsed.data),
      ...effortLevels(parsed.data),
      ...listedFacts({
        releasedOn,
        contextWindowTokens: limit?.context,
        maxOutputTokens: limit?.output,
      }),
    },
  ];
}

/**
 * Reads `api.json` of models.dev: the models of the three first-party providers that write text and are not deprecated.
 *
 * Shape   bands of prompt lengths are read, prices that hang on the time of day or on other conditions are not
 * Units   USD per million tokens, as there
 * Source  models.dev, README and `packages/core/src/schema.ts` of its repository
 */
export function parseModelsDev(body: unknown): ListPage | undefined {
  const list = List.safeParse(body);
  if (!list.success) return undefined;
  const providers = FAMILIES.map((family) => ({ family, provider: Provider.safeParse(list.data[family]) }));
  if (providers.every(({ provider }) => !provider.success)) return undefined;
  const models = providers.flatMap(({ family, provider }) =>
    Object.values(provider.data?.models ?? {}).flatMap((model) => toListed(model, family)),
  );
  return { models };
}
