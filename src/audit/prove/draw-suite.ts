import type { Finding, IsoDate, Plan, Suite, SuiteStratum } from '#core';
import { createRandom } from '#stats';
import {
  casesNeeded,
  expectedHalfWidth,
  HALF_WIDTH_POINTS,
  SUPPOSED_DISCORDANCE,
} from '../findings/lower/cases-needed.ts';
import { CONFIDENCE } from '../findings/rules.ts';
import { STAKES } from '../work/stake-rules.ts';
import type { ProvableTask } from './collect-tasks.ts';
import { shareCases } from './share-cases.ts';

/** What a suite is drawn from. */
export interface SuiteOrder {
  readonly finding: Finding & { readonly plans: { readonly upper: Plan; readonly lower: Plan } };
  /** At least one. */
  readonly tasks: readonly ProvableTask[];
  readonly seed: string;
  /** Default: 5 points. */
  readonly halfWidthPoints?: number | undefined;
  readonly priceDate: IsoDate;
}

interface Stratum {
  readonly key: Pick<SuiteStratum, 'stake' | 'length'>;
  readonly tasks: readonly ProvableTask[];
}

const LENGTHS = ['short', 'long'] as const;

function medianPrompt(tasks: readonly ProvableTask[]): number {
  const sorted = tasks.map(({ promptTokens }) => promptTokens).toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

function toStrata(tasks: readonly ProvableTask[]): readonly Stratum[] {
  const median = medianPrompt(tasks);
  const lengthOf = ({ promptTokens }: ProvableTask) => (promptTokens <= median ? 'short' : 'long');
  return STAKES.flatMap((stake) => LENGTHS.map((length) => ({ stake, length })))
    .map((key) => ({
      key,
      tasks: tasks.filter((task) => task.stake === key.stake && lengthOf(task) === key.length),
    }))
    .filter((stratum) => stratum.tasks.length > 0);
}

/** Draws without putting back; the same seed draws the same. */
function drawTasks(tasks: readonly ProvableTask[], count: number, seed: string): readonly ProvableTask[] {
  const random = createRandom(seed);
  const left = [...tasks];
  return Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)).flat();
}

function costOf(drawn: readonly ProvableTask[], priceDate: IsoDate): Suite['cost'] {
  let [upperUsd, lowerUsd] = [0, 0];
  for (const task of drawn) {
    if (task.upperUsd === undefined || task.lowerUsd === undefined) {
      return { status: 'unpriced', reason: 'no-batch-price' };
    }
    [upperUsd, lowerUsd] = [upperUsd + task.upperUsd, lowerUsd + task.lowerUsd];
  }
  return { status: 'priced', upperUsd, lowerUsd, priceDate };
}

/**
 * Draws the cases on which a finding is to be proved: by chance within strata of stake and length, in proportion.
 *
 * Shape   same tasks and seed, same suite; cases are pointers, in the order of their strata and then of time
 */
export function drawSuite({ finding, tasks, seed, priceDate, ...order }: SuiteOrder): Suite {
  const halfWidthPoints = order.halfWidthPoints ?? HALF_WIDTH_POINTS;
  const wantedCases = casesNeeded(halfWidthPoints, SUPPOSED_DISCORDANCE);
  const strata = toStrata(tasks);
  const counts = shareCases(
    strata.map((stratum) => stratum.tasks.length),
    wantedCases,
  );
  const drawn = strata.map((stratum, place) =>
    drawTasks(stratum.tasks, counts[place] ?? 0, `${seed} ${Object.values(stratum.key).join(' ')}`).toSorted(
      (one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)),
    ),
  );
  return {
    version: 1,
    findingId: finding.id,
    kind: finding.kind,
    upper: finding.plans.upper,
    lower: finding.plans.lower,
    precision: {
      confidence: CONFIDENCE,
      halfWidthPoints,
      supposedDiscordance: SUPPOSED_DISCORDANCE,
      wantedCases,
      expectedHalfWidthPoints: expectedHalfWidth(drawn.flat().length, SUPPOSED_DISCORDANCE),
    },
    strata: strata.map(({ key, tasks: all }, place) => ({
      ...key,
      tasks: all.length,
      cases: counts[place] ?? 0,
    })),
    cases: drawn.flatMap((cases, stratum) =>
      cases.map(({ source, session, at }) => ({ source, session, at, stratum })),
    ),
    seed,
    cost: costOf(drawn.flat(), priceDate),
  };
}
