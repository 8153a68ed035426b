import { EffortConfig } from '#effort';
import { GuardConfig } from '#guard';
import { AnthropicProviderConfig, OpenaiChatProviderConfig } from '#providers';
import { RoutingConfig } from '#routing';
import { z } from 'zod';
import { DiscoverConfig } from '../ladder/discover-config.ts';

/** Which models a provider serves; `*` takes every name that no other provider claims. */
const models = z.array(z.string().min(1)).min(1);

/** One upstream of `vernier.yaml`. */
export const UpstreamConfig = z.discriminatedUnion('type', [
  AnthropicProviderConfig.safeExtend({ type: z.literal('anthropic'), models }),
  OpenaiChatProviderConfig.safeExtend({ type: z.literal('openai-chat'), models }),
  z.strictObject({
    type: z.literal('recorded'),
    id: z.string().min(1).default('recorded'),
    /** Recordings files, JSON Lines, plain or .gz; relative to the configuration file. */
    files: z.array(z.string().min(1)).min(1),
  }),
]);
export type UpstreamConfig = z.infer<typeof UpstreamConfig>;

/** `vernier.yaml`, every part as its feature defines it. */
export const VernierConfig = z.strictObject({
  listen: z
    .strictObject({
      host: z.string().min(1).default('127.0.0.1'),
      port: z.number().int().min(0).max(65_535).default(8484),
    })
    .prefault({}),
  /** The models of `auto`, in any order; without it those of the policy, else all that providers name. */
  ladder: z.array(z.string().min(1)).optional(),
  providers: z.array(UpstreamConfig).default([]),
  /** Where providers are looked for when none is named here, nor on the command line. */
  discover: DiscoverConfig.prefault({}),
  effort: EffortConfig.prefault({}),
  routing: RoutingConfig.prefault({}),
  guard: GuardConfig.prefault({}),
});
export type VernierConfig = z.infer<typeof VernierConfig>;
