import { z } from 'zod';
import { ListedId } from './listed-facts.ts';
import type { ListPage } from './listed-model.ts';

const Entry = z.object({
  id: ListedId,
  /** Seconds since the epoch. */
  created: z.number().int().positive().max(1e11).nullish().catch(undefined),
});

const List = z.object({ data: z.array(z.unknown()) });

/**
 * Reads OpenAI's list of models, which says of none what it is for.
 *
 * Source  the types of OpenAI's SDK 7.55.0 (`Model`); the list is one page
 */
export function parseOpenaiList(body: unknown): ListPage | undefined {
  const parsed = List.safeParse(body);
  if (!parsed.success) return undefined;
  const models = parsed.data.data.flatMap((value) => {
    const entry = Entry.safeParse(value);
    if (!entry.success) return [];
    const { id, created } = entry.data;
    const released = created ? { releasedOn: new Date(created * 1000).toISOString().slice(0, 10) } : {};
    return [{ id, family: 'openai' as const, prices: [], ...released }];
  });
  return { models };
}
