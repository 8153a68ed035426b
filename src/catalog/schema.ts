import { z } from 'zod';
import { EffortLevel, IsoDate, ModelId } from '#core';
import { WIRE_FORMATS } from '#wire';

/**
 * How far a figure can be trusted: the provider's own page, a quotation of it, an assumption, or memory; or it is true
 * because it is stated so, as a simulated model's price is; or the owner of this machine took it over (`user`).
 */
export const SourceKind = z.enum([
  'documented',
  'second-hand',
  'unverified',
  'from-memory',
  'stated',
  'user',
]);
export type SourceKind = z.infer<typeof SourceKind>;

const sourced = {
  /** Where the figures beside it come from, in words. */
  source: z.string().min(1),
  sourceKind: SourceKind,
};

/** The service tiers that have prices of their own. */
export const ServiceTier = z.enum(['standard', 'batch', 'flex', 'priority', 'fast']);
export type ServiceTier = z.infer<typeof ServiceTier>;

const dated = {
  /** The first day on which it is in force. */
  effectiveFrom: IsoDate,
  /** Why that day: the source states it, the model was released, the source is of that day, or it was read then. */
  effectiveFromKind: z.enum(['stated', 'released', 'published', 'read']),
};

const usdPerMillionTokens = z.number().nonnegative();

const CachePrice = z.strictObject({
  readUsdPerMillionTokens: usdPerMillionTokens.optional(),
  write5mUsdPerMillionTokens: usdPerMillionTokens.optional(),
  write1hUsdPerMillionTokens: usdPerMillionTokens.optional(),
  ...sourced,
});

/** The list price of one model in one service tier and one band of prompt lengths, from one day on. */
export const PriceEntry = z.strictObject({
  ...dated,
  /** The first day on which it is no longer in force; absent while no end is known. */
  effectiveUntil: IsoDate.optional(),
  serviceTier: ServiceTier,
  /** Holds for whole requests whose prompt has more tokens than this; 0 is the lowest band. */
  abovePromptTokens: z.number().int().nonnegative(),
  inputUsdPerMillionTokens: usdPerMillionTokens,
  /** Reasoning tokens cost the same. */
  outputUsdPerMillionTokens: usdPerMillionTokens,
  ...sourced,
  /** Absent when no price of cached tokens is known: they are then unpriced, not free. */
  cache: CachePrice.optional(),
});
export type PriceEntry = z.infer<typeof PriceEntry>;

/** A service tier that costs a fixed multiple of the standard price, for all models of one file. */
export const TierFactor = z.strictObject({
  serviceTier: ServiceTier.exclude(['standard']),
  factor: z.number().positive(),
  ...dated,
  ...sourced,
});
export type TierFactor = z.infer<typeof TierFactor>;

const levels = z.array(EffortLevel).min(1).readonly();

/** Which effort levels a model takes and in which field they are sent. */
export const EffortSupport = z.discriminatedUnion('sentAs', [
  z.strictObject({
    sentAs: z.literal('output_config.effort'),
    levels,
    /** What the model does when nothing is sent; absent when the source does not say. */
    default: EffortLevel.optional(),
    /** Whether mid-conversation `system` messages may carry an effort of their own. */
    perMessage: z.boolean(),
    ...sourced,
  }),
  z.strictObject({
    sentAs: z.literal('reasoning_effort'),
    levels,
    default: EffortLevel.optional(),
    ...sourced,
  }),
  z.strictObject({
    sentAs: z.literal('thinking.budget_tokens'),
    levels,
    /** Thinking tokens per level; a level without one sends no thinking at all. */
    budgetTokens: z.partialRecord(EffortLevel, z.number().int().min(1024)),
    ...sourced,
  }),
  z.strictObject({ sentAs: z.literal('none'), ...sourced }),
]);
export type EffortSupport = z.infer<typeof EffortSupport>;

/** The values of `thinking.type` in Anthropic's format. */
export const ThinkingType = z.enum(['adaptive', 'enabled', 'disabled', 'between_tools']);
export type ThinkingType = z.infer<typeof ThinkingType>;

/** What a model does with `thinking`; a type in neither list is not known either way. */
export const ThinkingSupport = z.strictObject({
  accepts: z.array(ThinkingType).readonly(),
  /** Answered with 400. */
  refuses: z.array(ThinkingType).readonly(),
  /** The highest effort at which an accepted type is still valid. */
  maxEffort: z.partialRecord(ThinkingType, EffortLevel).optional(),
  ...sourced,
});
export type ThinkingSupport = z.infer<typeof ThinkingSupport>;

/** A rule of one model that a request can break. */
const ModelConstraint = z.strictObject({
  constraint: z.enum([
    'no-sampling-parameters',
    'no-assistant-prefill',
    'no-zero-data-retention',
    'effort-fixed-with-between-tools',
    'chat-tools-only-at-none',
    'temperature-only-at-none',
    'max-completion-tokens-only',
  ]),
  ...sourced,
});

/** One model: what it can do, how it is asked, what it costs. What no source says is absent. */
export const CatalogModel = z.strictObject({
  id: ModelId,
  /** Other names of exactly this model. */
  aliases: z.array(ModelId).readonly(),
  /** `local`: what runs on this machine, such as a trained classifier or a simulation. */
  family: z.enum(['anthropic', 'openai', 'google', 'open-weight', 'local']),
  /** The formats in which its provider is called. */
  wireFormats: z.array(z.enum(WIRE_FORMATS)).min(1).readonly(),
  ...sourced,
  notes: z.array(z.string()).readonly().optional(),
  capabilities: z
    .strictObject({
      contextWindowTokens: z.number().int().positive().optional(),
      maxOutputTokens: z.number().int().positive().optional(),
      /** The most that one image is counted as. */
      imageMaxTokens: z.number().int().positive().optional(),
      /** The shortest prefix that is cached. */
      cacheMinimumPrefixTokens: z.number().int().positive().optional(),
      ...sourced,
    })
    .optional(),
  effort: EffortSupport,
  thinking: ThinkingSupport.optional(),
  constraints: z.array(ModelConstraint).readonly(),
  /** The model's own tokens per token of `against`, where recorded counts are of the latter. */
  tokenScale: z
    .strictObject({ factor: z.number().positive(), against: z.literal('o200k_base'), ...sourced })
    .optional(),
  /** In any order; empty when no price was found. */
  prices: z.array(PriceEntry).readonly(),
});
export type CatalogModel = z.infer<typeof CatalogModel>;

/** One data file: the models of one provider or one collection, and when the sources were read. */
export const CatalogFile = z.strictObject({
  version: z.literal(1),
  title: z.string().min(1),
  readAt: IsoDate,
  tierFactors: z.array(TierFactor).readonly(),
  models: z.array(CatalogModel).readonly(),
});
export type CatalogFile = z.infer<typeof CatalogFile>;
