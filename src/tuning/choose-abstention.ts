import type { Abstention } from '#core';
import { wilsonInterval } from '#stats';

/** What a student would have said to an example that it had not seen. */
export interface CrossFittedAnswer {
  readonly lead: number;
  readonly isRight: boolean;
}

/** Fewer answers say nothing about how often answers are right. */
const MINIMUM_ANSWERS = 10;

const CONFIDENCE = 0.95;

/**
 * Chooses the lowest lead at which the share of right answers reaches a target.
 *
 * Shape   'always' when no lead does on at least 10 answers; equal leads are answered together
 */
export function chooseAbstention(answers: readonly CrossFittedAnswer[], targetPrecision: number): Abstention {
  const byLead = answers.toSorted((a, b) => b.lead - a.lead);
  let right = 0;
  let best: { minimumLead: number; answered: number; right: number } | undefined;
  byLead.forEach(({ lead, isRight }, index) => {
    const answered = index + 1;
    if (isRight) right += 1;
    const isWholeGroup = byLead[index + 1]?.lead !== lead;
    if (isWholeGroup && answered >= MINIMUM_ANSWERS && right / answered >= targetPrecision) {
      best = { minimumLead: lead, answered, right };
    }
  });
  if (best === undefined) return { status: 'always', targetPrecision };
  const { low, high } = wilsonInterval({ successes: best.right, n: best.answered, confidence: CONFIDENCE });
  return {
    status: 'below-lead',
    minimumLead: best.minimumLead,
    targetPrecision,
    precision: {
      examples: answers.length,
      answered: best.answered,
      right: best.right,
      low,
      high,
      confidence: CONFIDENCE,
    },
  };
}
