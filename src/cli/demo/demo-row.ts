import type { OutcomeSource, Reading } from '#core';
import { type MeanInterval, wilsonInterval } from '#stats';
import type { MeasuredDial } from '../client/serving-dial.ts';
import type { AnsweredForm } from './ask-positions.ts';

/** What one position of the dial did with the forms, beside what was measured there before. */
export interface DemoRow {
  readonly position: number;
  /** Where the dial's outcomes come from, and so every figure of this row. */
  readonly source: OutcomeSource;
  /** Forms that were answered. */
  readonly n: number;
  /** Forms that each plan answered, in the order of the ladder. */
  readonly answeredBy: readonly { readonly planId: string; readonly count: number }[];
  /** The share of right answers, with Wilson's interval. */
  readonly right: MeanInterval;
  /** USD per 1,000 requests; undefined where an answer has no price. */
  readonly costUsdPerThousand: number | undefined;
  /** The share of the top plan's cost on the same forms that was not spent; undefined without a price. */
  readonly savedShare: number | undefined;
  /** What was measured at this position; undefined between two knots. */
  readonly reading: Pick<Reading, 'quality' | 'costUsd' | 'planShares'> | undefined;
}

const CONFIDENCE = 0.95;
const THOUSAND = 1000;
const TOP_KNOT = 20;

/** The reading of a position, where it is a knot. */
function readingAt({ readings }: MeasuredDial, position: number): Reading | undefined {
  return readings.find((reading) => Math.abs(reading.position - position) < 1e-9);
}

/** The mean cost, unless one of the answers has none: a total must not be too low in silence. */
function costOf(answers: readonly AnsweredForm[]): number | undefined {
  let sum = 0;
  for (const { costUsd } of answers) {
    if (costUsd === undefined) return undefined;
    sum += costUsd;
  }
  return (THOUSAND * sum) / answers.length;
}

/** Sums up what one position did with the forms. Throws RangeError without any answer. */
export function demoRow(dial: MeasuredDial, position: number, answers: readonly AnsweredForm[]): DemoRow {
  const n = answers.length;
  const successes = answers.filter((answer) => answer.isRight).length;
  const costUsdPerThousand = costOf(answers);
  const topUsd = dial.readings[TOP_KNOT]?.costUsd.mean;
  return {
    position,
    source: dial.source,
    n,
    answeredBy: dial.plans.map((planId) => ({
      planId,
      count: answers.filter((answer) => answer.planId === planId).length,
    })),
    right: wilsonInterval({ successes, n, confidence: CONFIDENCE }),
    costUsdPerThousand,
    savedShare:
      costUsdPerThousand === undefined || topUsd === undefined || topUsd === 0
        ? undefined
        : 1 - costUsdPerThousand / (THOUSAND * topUsd),
    reading: readingAt(dial, position),
  };
}
