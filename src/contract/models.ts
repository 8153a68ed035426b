import { z } from 'zod';

/** One model in `GET /v1/models`: what OpenAI's and Anthropic's clients read of it, together. */
export const ModelEntry = z.strictObject({
  id: z.string(),
  object: z.literal('model'),
  type: z.literal('model'),
  display_name: z.string(),
  /** Unix seconds. */
  created: z.number().int(),
  created_at: z.string(),
  owned_by: z.string(),
});
export type ModelEntry = z.infer<typeof ModelEntry>;

/** `GET /v1/models`: `auto` and every model that can be named. */
export const ModelsResponse = z.strictObject({
  object: z.literal('list'),
  data: z.array(ModelEntry),
  has_more: z.literal(false),
  first_id: z.string().nullable(),
  last_id: z.string().nullable(),
});
export type ModelsResponse = z.infer<typeof ModelsResponse>;
