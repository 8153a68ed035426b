import { z } from 'zod';
import { EFFORT_LEVELS, type EffortLevel } from '#core';
import { listedFacts, ListedId } from './listed-facts.ts';
import type { ListedModel, ListPage } from './listed-model.ts';

const tokens = z.number().int().positive().nullish().catch(undefined);
const support = z.object({ supported: z.boolean() }).nullish().catch(undefined);

const Entry = z.object({
  id: ListedId,
  created_at: z.string().nullish().catch(undefined),
  lifecycle: z.string().nullish().catch(undefined),
  max_input_tokens: tokens,
  max_tokens: tokens,
  capabilities: z
    .object({
      effort: z
        .object({
          supported: z.boolean(),
          low: support,
          medium: support,
          high: support,
          xhigh: support,
          max: support,
        })
        .nullish()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
});
type Entry = z.infer<typeof Entry>;

const List = z.object({
  data: z.array(z.unknown()),
  has_more: z.boolean().nullish(),
  last_id: z.string().nullish(),
});

const DAY = /^(\d{4}-\d{2}-\d{2})T/u;
/** Stands for a release day that is not known. */
const EPOCH = '1970-01-01';

function effortLevels({ capabilities }: Entry): readonly EffortLevel[] | undefined {
  const effort = capabilities?.effort;
  if (effort === undefined || effort === null) return undefined;
  const { low, medium, high, xhigh, max } = effort;
  const supports: Partial<Record<EffortLevel, typeof low>> = { low, medium, high, xhigh, max };
  return EFFORT_LEVELS.filter((level) => effort.supported && supports[level]?.supported === true);
}

function toListed(value: unknown): ListedModel[] {
  const parsed = Entry.safeParse(value);
  if (!parsed.success || parsed.data.lifecycle === 'retired') return [];
  const { id, created_at: createdAt, ...limits } = parsed.data;
  const { max_input_tokens: contextWindowTokens, max_tokens: maxOutputTokens } = limits;
  const day = DAY.exec(createdAt ?? '')?.[1];
  const levels = effortLevels(parsed.data);
  return [
    {
      id,
      family: 'anthropic',
      prices: [],
      ...listedFacts({ releasedOn: day === EPOCH ? undefined : day, contextWindowTokens, maxOutputTokens }),
      ...(levels === undefined ? {} : { effortLevels: levels }),
    },
  ];
}

/**
 * Reads a page of Anthropic's list of models; retired ones are left out.
 *
 * Source  the types of Anthropic's SDK 1.11.0 (`ModelInfo`, `Page`); platform.claude.com/docs/en/api/models/list
 */
export function parseAnthropicList(body: unknown): ListPage | undefined {
  const parsed = List.safeParse(body);
  if (!parsed.success) return undefined;
  const { data, has_more: hasMore, last_id: lastId } = parsed.data;
  const models = data.flatMap(toListed);
  return hasMore === true && lastId ? { models, next: { after_id: lastId } } : { models };
}
