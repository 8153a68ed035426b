import type { Catalog } from '#catalog';
import type { IsoDate, Usage } from '#core';
import type { LowerOutcome } from '../counterfactual/evidence.ts';
import { toTokenCosts } from '../counterfactual/token-costs.ts';
import type { PlanStep } from '../counterfactual/plan-step.ts';
import type { Work } from '../work/tally-work.ts';
import { clusterName } from './cluster-name.ts';
import { planKey } from './plan-key.ts';
import { type PlacedPrompt, placePrompts } from './place-prompts.ts';
import type { OutcomesReport } from './outcomes-report.ts';
import type { RecordedOutcome, RecordedPrompts } from './recorded-prompt.ts';

/** What recorded outcomes are made into evidence with. */
export interface EvidenceOrder {
  readonly recorded: RecordedPrompts;
  readonly work: Work;
  readonly catalog: Catalog;
  /** The day whose list prices hold. */
  readonly at: IsoDate;
}

/** What recorded outcomes say of steps down. */
export interface Evidence {
  /** Outcomes on prompts that both plans of a step answered; their kinds are ids of the report. */
  readonly outcomesOf: (step: PlanStep) => readonly LowerOutcome[];
  readonly report: OutcomesReport;
}

function tokensOf({ inputTokens, outputTokens }: Usage): Pick<LowerOutcome, 'upperTokens'> {
  return inputTokens === undefined || outputTokens === undefined
    ? {}
    : { upperTokens: { input: inputTokens, output: outputTokens } };
}

/** Makes evidence of recorded outcomes: which prompts are like which work of this log, and what plans did on them. */
export function createEvidence({ recorded, work, catalog, at }: EvidenceOrder): Evidence {
  const { placed, nowhere, unlike } = placePrompts(recorded.prompts, work);
  const known = new Map<string, readonly LowerOutcome[]>();

  function toOutcome(
    { prompt, kind }: PlacedPrompt,
    { upper, lower, model }: { readonly [side in 'upper' | 'lower']: RecordedOutcome } & { model: string },
  ): LowerOutcome {
    const costsOf = (usage: Usage) => toTokenCosts(catalog.priceUsage({ model, usage, at }));
    const [lowerCosts, upperTokensAtLower] = [costsOf(lower.usage), costsOf(upper.usage)];
    const cost = lowerCosts && upperTokensAtLower && { lower: lowerCosts, upperTokensAtLower };
    return {
      grade: prompt.grade,
      kind,
      clusterId: clusterName(prompt.cluster),
      lowerScore: lower.score,
      upperScore: upper.score,
      ...tokensOf(upper.usage),
      ...(cost === undefined ? {} : { cost }),
    };
  }

  function find({ modelId, effort, lowerModelId, lowerEffort }: PlanStep): readonly LowerOutcome[] {
    const [upperKey, lowerKey] = [
      planKey(catalog, modelId, effort),
      planKey(catalog, lowerModelId, lowerEffort),
    ];
    return placed.flatMap((one) => {
      const [upper, lower] = [one.prompt.outcomes.get(upperKey), one.prompt.outcomes.get(lowerKey)];
      if (upper === undefined || lower === undefined) return [];
      return [toOutcome(one, { upper, lower, model: lowerModelId })];
    });
  }

  return {
    outcomesOf(step) {
      const key = Object.values(step).join('\u0000');
      const found = known.get(key) ?? find(step);
      known.set(key, found);
      return found;
    },
    report: {
      files: recorded.files,
      prompts: recorded.prompts.length,
      skipped: recorded.skipped,
      byName: placed.filter(({ by }) => by === 'name').length,
      byWords: placed.filter(({ by }) => by === 'words').length,
      nowhere,
      unlike,
      plans: [...new Set(recorded.prompts.flatMap(({ outcomes }) => [...outcomes.keys()]))].toSorted(),
    },
  };
}
