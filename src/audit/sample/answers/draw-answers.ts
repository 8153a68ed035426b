import type { Random } from '#core';
import type { AnsweringPlan } from '../scenario/answers.ts';

/** What a plan does on one prompt. */
export interface DrawnAnswer {
  readonly plan: AnsweringPlan;
  readonly isRight: boolean;
  /** Output in relation to that of the kind, in this answer. */
  readonly output: number;
}

/** Of answers: those that chance decides, and not how hard the prompt is. */
const OWN_CHANCE = 0.2;
/** An answer is at most so much longer or shorter than its plan's mean, as a share of it. */
const MOST_ASIDE = 0.5;

/**
 * Draws what each plan does on one prompt.
 *
 * Shape   in the order of the plans; a prompt is as hard for one as for the others, so that mostly a plan that is right
 *         less often is right on some of the same prompts; each plan is right on its share of all prompts
 */
export function drawAnswers(random: Random, plans: readonly AnsweringPlan[]): readonly DrawnAnswer[] {
  const hardness = random();
  return plans.map((plan) => {
    const [isByChance, chance, aside] = [random() < OWN_CHANCE, random(), 2 * random() - 1];
    return {
      plan,
      isRight: (isByChance ? chance : hardness) < plan.right,
      output: plan.output * (1 + MOST_ASIDE * aside),
    };
  });
}
