import type { EffortLevel } from '#core';
import type { JsonEdit } from '#wire';

/** The effort at which the model runs: a level, or its own default where nothing is sent. */
export type SentEffort = EffortLevel | 'model-default';

/**
 * Why the model runs at another effort than was asked.
 *
 * - `model-max`, `model-min`, `model-levels`: above its highest, below its lowest, or between its levels
 * - `model-without-effort`: it takes no effort at all
 * - `max-tokens`: the budget of the level does not fit below the caller's cap on output
 * - `request-forbids-thinking`: a temperature or a forced tool, beside which the model does not think
 * - `chat-tools`: in this format the model takes tools only without reasoning
 * - `wire-format`: the format has no field for this model's effort
 * - `plan`: the dial chose a plan of another effort
 */
export type EffortReason =
  | 'model-max'
  | 'model-min'
  | 'model-levels'
  | 'model-without-effort'
  | 'max-tokens'
  | 'request-forbids-thinking'
  | 'chat-tools'
  | 'wire-format'
  | 'plan';

/** The edits that say an effort to a model, and what they say. */
export interface SendEffort {
  readonly edits: readonly JsonEdit[];
  readonly sent: SentEffort;
  readonly reason?: EffortReason;
}
