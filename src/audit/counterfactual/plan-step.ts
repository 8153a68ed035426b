import type { EffortLevel } from '#core';

/** What would replace what. */
export interface PlanStep {
  readonly modelId: string;
  readonly effort: EffortLevel | undefined;
  readonly lowerModelId: string;
  readonly lowerEffort: EffortLevel | undefined;
}
