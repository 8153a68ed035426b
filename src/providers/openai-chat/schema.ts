import { z } from 'zod';
import { INSECURE_UPSTREAM, isSecureUpstream, upstreamFields } from '../upstream/schema.ts';

/** How an upstream that speaks OpenAI Chat Completions is reached. */
export const OpenaiChatProviderConfig = z
  .strictObject({
    ...upstreamFields,
    id: upstreamFields.id.default('openai'),
    baseUrl: upstreamFields.baseUrl.default('https://api.openai.com/v1'),
  })
  .refine(isSecureUpstream, INSECURE_UPSTREAM);
export type OpenaiChatProviderConfig = z.infer<typeof OpenaiChatProviderConfig>;
