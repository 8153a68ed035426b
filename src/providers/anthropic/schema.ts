import { z } from 'zod';
import { INSECURE_UPSTREAM, isSecureUpstream, upstreamFields } from '../upstream/schema.ts';

/** How an upstream that speaks Anthropic Messages is reached. */
export const AnthropicProviderConfig = z
  .strictObject({
    ...upstreamFields,
    id: upstreamFields.id.default('anthropic'),
    baseUrl: upstreamFields.baseUrl.default('https://api.anthropic.com'),
  })
  .refine(isSecureUpstream, INSECURE_UPSTREAM);
export type AnthropicProviderConfig = z.infer<typeof AnthropicProviderConfig>;
