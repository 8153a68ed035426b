import type { EffortLevel } from '#core';
import type { Scenario } from './scenario/schema.ts';
import type { DrawnNumber } from './scenario/stated-number.ts';
import type { ScenarioWork } from './scenario/work-schema.ts';

/** What a stated number counts; a `count` says in its name of what. */
export type NumberUnit = 'usd' | 'share' | 'hours' | 'count';

/** Gives a number its value; `name` says for people which one it is. */
export type Choose = (stated: DrawnNumber, name: string, unit: NumberUnit) => number;

/** One model's part of a kind of work. */
export interface ModelPart {
  readonly model: string;
  readonly effort: EffortLevel | undefined;
  /** Share of the kind's requests. */
  readonly share: number;
  /** Share of these requests that wait for the batch tier. */
  readonly batchShare: number;
  /** Tokens of one request. */
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** One kind of work in its first month, every number chosen. */
export interface ResolvedWork {
  readonly name: string;
  readonly requests: number;
  readonly today: ModelPart;
  readonly proposed: readonly ModelPart[];
  /** USD a month; absent where nothing is stated. */
  readonly errorUsd: number | undefined;
  readonly timeSavedUsd: number | undefined;
  readonly reviewUsd: number | undefined;
}

/** A scenario of which every number is chosen. */
export interface ResolvedScenario {
  readonly work: readonly ResolvedWork[];
  readonly growthPerMonth: number;
  readonly oneTimeCostUsd: number;
}

type Volume = ScenarioWork['volume'];
type Proposed = ScenarioWork['proposed'][number];

interface ResolvedVolume {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

function resolveVolume(volume: Volume, choose: Choose): ResolvedVolume {
  const requests = choose(volume.perMonth, `${volume.of} a month`, 'count');
  const outputTokens = choose(volume.outputTokens, 'output tokens', 'count');
  if (volume.of === 'requests') {
    return { requests, outputTokens, inputTokens: choose(volume.inputTokens, 'input tokens', 'count') };
  }
  const pages = choose(volume.pagesEach, 'pages of a document', 'count');
  const tokensPerPage = choose(volume.tokensPerPage, 'tokens of a page', 'count');
  const inputTokens = pages * tokensPerPage + choose(volume.promptTokens, 'prompt tokens', 'count');
  return { requests, outputTokens, inputTokens };
}

/** The shares of a mix, `rest` filled in; never below 0, where rounding would put it. */
function resolveShares(mix: readonly Proposed[], choose: Choose): readonly number[] {
  const stated = mix.map(({ share, model }) =>
    share === 'rest' ? undefined : choose(share, `share of ${model}`, 'share'),
  );
  const sum = stated.reduce<number>((total, share) => total + (share ?? 0), 0);
  return stated.map((share) => share ?? Math.max(0, 1 - sum));
}

type StatedHours = NonNullable<ScenarioWork['review']>;

/** What stated hours cost in a month, in USD; nothing where none are stated. */
export function resolveHours(
  hours: StatedHours | undefined,
  what: string,
  choose: Choose,
): number | undefined {
  if (hours === undefined) return undefined;
  return (
    choose(hours.hoursPerMonth, `hours of ${what}`, 'hours') *
    choose(hours.hourlyCostUsd, `cost of an hour of ${what}`, 'usd')
  );
}

function resolveWork(work: ScenarioWork, chooseNamed: Choose): ResolvedWork {
  const choose: Choose = (stated, name, unit) => chooseNamed(stated, `${name}: ${work.name}`, unit);
  const { requests, inputTokens, outputTokens } = resolveVolume(work.volume, choose);
  const { today, quality } = work;
  const shares = resolveShares(work.proposed, choose);
  return {
    name: work.name,
    requests,
    today: {
      model: today.model,
      effort: today.effort,
      share: 1,
      batchShare: choose(today.batchShare, 'batch share today', 'share'),
      inputTokens,
      outputTokens,
    },
    proposed: work.proposed.map((part, index) => ({
      model: part.model,
      effort: part.effort,
      share: shares[index] ?? 0,
      batchShare: choose(part.batchShare, `batch share of ${part.model}`, 'share'),
      inputTokens: inputTokens * choose(part.inputRatio, `input ratio of ${part.model}`, 'count'),
      outputTokens: outputTokens * choose(part.outputRatio, `output ratio of ${part.model}`, 'count'),
    })),
    errorUsd:
      quality === undefined
        ? undefined
        : requests *
          choose(quality.loss, 'quality loss', 'share') *
          choose(quality.costOfErrorUsd, 'cost of an error', 'usd'),
    timeSavedUsd: resolveHours(work.timeSaved, 'time saved', choose),
    reviewUsd: resolveHours(work.review, 'review', choose),
  };
}

/** Gives every stated number of a scenario a value, always in the same order. */
export function resolveScenario(scenario: Scenario, choose: Choose): ResolvedScenario {
  return {
    work: scenario.work.map((work) => resolveWork(work, choose)),
    growthPerMonth: choose(scenario.growthPerMonth, 'growth per month', 'share'),
    oneTimeCostUsd: choose(scenario.oneTimeCostUsd, 'one-time cost', 'usd'),
  };
}
