import type { ModelId } from '#core';

/** What a model might cost: its standard tier, uncached, at the shortest prompts. */
export interface WhatIfPrice {
  readonly model: ModelId;
  readonly inputUsdPerMillionTokens: number;
  readonly outputUsdPerMillionTokens: number;
}
