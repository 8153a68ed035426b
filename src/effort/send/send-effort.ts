import type { CatalogModel } from '#catalog';
import { assertNever, EffortLevel } from '#core';
import type { EffortFacts } from './effort-facts.ts';
import { sendBudget } from './send-budget.ts';
import { sendLevel } from './send-level.ts';
import { sendNothing } from './send-nothing.ts';
import { sendReasoningEffort } from './send-reasoning-effort.ts';
import type { SendEffort } from './sent-effort.ts';

/** An effort for a model, and the body into which it is to be written. */
export interface EffortToSend {
  readonly model: CatalogModel;
  /**
   * A level; `as-sent` keeps what the body says, as far as the model takes it (a pinned model of which nobody asked
   * anything); absent is the model's own default, for which the body's effort is removed.
   */
  readonly effort?: EffortLevel | 'as-sent';
  /** What the caller asked, as `toAskedText` gives it. */
  readonly asked?: string;
  readonly facts: EffortFacts;
}

/**
 * Says an effort to a model in the fields of its provider: the edits to the body, what is sent, and why it differs
 * from what was asked.
 *
 * Shape   edits are to be applied in order to the body of which the facts were read; what is right already is not
 *         edited
 * Source  the levels, defaults, budgets and rules of the model in the catalog
 */
export function sendEffort(toSend: EffortToSend): SendEffort {
  const sending = dispatch(toSend);
  const asked = EffortLevel.safeParse(toSend.asked);
  if (sending.reason !== undefined || !asked.success || asked.data === sending.sent) return sending;
  const reason = toSend.model.effort.sentAs === 'none' ? 'model-without-effort' : 'plan';
  return { ...sending, reason };
}

function dispatch({ model, effort, facts }: EffortToSend): SendEffort {
  const support = model.effort;
  const isChat = facts.format === 'openai-chat';
  switch (support.sentAs) {
    case 'output_config.effort':
      return isChat ? sendNothing(model, effort, facts) : sendLevel({ model, support, effort, facts });
    case 'thinking.budget_tokens':
      return isChat ? sendNothing(model, effort, facts) : sendBudget({ model, support, effort, facts });
    case 'reasoning_effort':
      return isChat
        ? sendReasoningEffort({ model, support, effort, facts })
        : sendNothing(model, effort, facts);
    case 'none':
      return sendNothing(model, effort, facts);
    default:
      return assertNever(support);
  }
}
