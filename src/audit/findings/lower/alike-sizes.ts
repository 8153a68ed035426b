import { quantile } from '#stats';
import type { LoggedWork, LowerOutcome, WorkTokens } from '../../counterfactual/evidence.ts';

/** Prompts or answers that are so many times longer are of other work, whatever their words. */
const MOST_TIMES = 5;

function tokensOf(items: readonly (LoggedWork | LowerOutcome)[]): readonly WorkTokens[] {
  return items.flatMap(({ upperTokens }) => upperTokens ?? []);
}

function medianOf(tokens: readonly WorkTokens[], part: keyof WorkTokens): number {
  return quantile(
    tokens.map((of) => of[part]),
    0.5,
  );
}

/**
 * Says whether recorded prompts and answers are about as long as those of the log: tasks of thirty calls are not like
 * single answers.
 *
 * Units   the upper plan's tokens on both sides: medians of input and of output; true where one side does not tell them
 */
export function hasAlikeSizes(log: readonly LoggedWork[], outcomes: readonly LowerOutcome[]): boolean {
  const [logged, recorded] = [tokensOf(log), tokensOf(outcomes)];
  if (logged.length === 0 || recorded.length === 0) return true;
  return (['input', 'output'] as const).every((part) => {
    const [one, other] = [medianOf(logged, part), medianOf(recorded, part)];
    return Math.max(one, other) <= MOST_TIMES * Math.min(one, other);
  });
}
