import { z } from 'zod';
import { ModelId } from '../ids.ts';

const usdPerMillionTokens = z.number().nonnegative();

/** What a model might cost: its standard tier, uncached, at the shortest prompts. */
export const WhatIfPrice = z.strictObject({
  model: ModelId,
  inputUsdPerMillionTokens: usdPerMillionTokens,
  outputUsdPerMillionTokens: usdPerMillionTokens,
});
export type WhatIfPrice = z.infer<typeof WhatIfPrice>;
