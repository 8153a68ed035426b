import type { Abstention } from '#core';

/** What a student would have said to an example that it had not seen. */
export interface CrossFittedAnswer {
  readonly lead: number;
  readonly isRight: boolean;
}

/** Fewer answers say nothing about how often answers are right. */
const MINIMUM_ANSWERS = 10;

/**
 * Chooses the lowest lead at which the share of right answers reaches a target.
 *
 * How often these answers were right is no estimate: of many leads one was taken at which it was high.
 *
 * Shape   'always' when no lead does on at least 10 answers; equal leads are answered together
 */
export function chooseAbstention(answers: readonly CrossFittedAnswer[], targetPrecision: number): Abstention {
  const byLead = answers.toSorted((a, b) => b.lead - a.lead);
  let right = 0;
  let minimumLead: number | undefined;
  byLead.forEach(({ lead, isRight }, index) => {
    const answered = index + 1;
    if (isRight) right += 1;
    const isWholeGroup = byLead[index + 1]?.lead !== lead;
    if (isWholeGroup && answered >= MINIMUM_ANSWERS && right / answered >= targetPrecision)
      minimumLead = lead;
  });
  return minimumLead === undefined
    ? { status: 'always', targetPrecision }
    : { status: 'below-lead', minimumLead, targetPrecision };
}
