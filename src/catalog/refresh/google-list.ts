import { z } from 'zod';
import { listedFacts, ListedId } from './listed-facts.ts';
import type { ListPage } from './listed-model.ts';

const tokens = z.number().int().positive().nullish().catch(undefined);

const Entry = z.object({
  name: ListedId,
  inputTokenLimit: tokens,
  outputTokenLimit: tokens,
  supportedGenerationMethods: z.array(z.string()).nullish().catch(undefined),
});

const List = z.object({ models: z.array(z.unknown()), nextPageToken: z.string().nullish() });

/**
 * Reads a page of Google's list of models; those that generate no content (embeddings) are left out.
 *
 * Source  ai.google.dev/api/models (`models.list`): names begin with `models/`
 */
export function parseGoogleList(body: unknown): ListPage | undefined {
  const parsed = List.safeParse(body);
  if (!parsed.success) return undefined;
  const models = parsed.data.models.flatMap((value) => {
    const entry = Entry.safeParse(value);
    if (!entry.success || entry.data.supportedGenerationMethods?.includes('generateContent') === false)
      return [];
    const { name, inputTokenLimit, outputTokenLimit } = entry.data;
    return [
      {
        id: name.replace(/^models\//u, ''),
        family: 'google' as const,
        prices: [],
        ...listedFacts({ contextWindowTokens: inputTokenLimit, maxOutputTokens: outputTokenLimit }),
      },
    ];
  });
  const { nextPageToken } = parsed.data;
  return nextPageToken ? { models, next: { pageToken: nextPageToken } } : { models };
}
