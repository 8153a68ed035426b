import type { Catalog } from '#catalog';
import { type IsoDate, terminalText, type Usage } from '#core';
import type { LowerOutcome } from '../counterfactual/evidence.ts';
import { toTokenCosts } from '../counterfactual/token-costs.ts';
import type { PlanStep } from '../counterfactual/plan-step.ts';
import { clusterName } from '../work/features/prompt-cluster.ts';
import type { TaskTable } from '../work/task-table.ts';
import type { Work } from '../work/tally-work.ts';
import { planKey } from './plan-key.ts';
import { type PlacedPrompt, type PlacedPrompts, placePrompts } from './place-prompts.ts';
import type { OutcomesReport } from './outcomes-report.ts';
import type { RecordedOutcome, RecordedPrompts } from './recorded-prompt.ts';

/** What recorded outcomes are made into evidence with. */
export interface EvidenceOrder {
  readonly recorded: RecordedPrompts;
  readonly work: Work;
  readonly tasks: Pick<TaskTable, 'count' | 'get'>;
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

/** The same prompt is not so many times longer for another model: its tokens were counted in another way. */
const MOST_TIMES_INPUT = 3;

/** Says whether tokens of two plans can be of the same prompt: a recorder without counts writes 0. */
function arePlausible(upper: Usage, lower: Usage): boolean {
  const [one, other] = [upper.inputTokens ?? 0, lower.inputTokens ?? 0];
  const isInput = Math.min(one, other) > 0 && Math.max(one, other) <= MOST_TIMES_INPUT * Math.min(one, other);
  return isInput && (upper.outputTokens ?? 0) > 0 && (lower.outputTokens ?? 0) > 0;
}

function ownClustersOf(tasks: EvidenceOrder['tasks']): ReadonlySet<number> {
  const own = new Set<number>();
  for (let task = 0; task < tasks.count(); task += 1) {
    const { cluster } = tasks.get(task);
    if (cluster !== undefined) own.add(cluster);
  }
  return own;
}

function tokensOf({ inputTokens, outputTokens }: Usage): Pick<LowerOutcome, 'upperTokens'> {
  return inputTokens === undefined || outputTokens === undefined
    ? {}
    : { upperTokens: { input: inputTokens, output: outputTokens } };
}

function reportOf({ recorded }: EvidenceOrder, places: PlacedPrompts): OutcomesReport {
  const { placed, nowhere, unlike, ownDuplicates } = places;
  const plans = new Set(recorded.prompts.flatMap(({ outcomes }) => [...outcomes.keys()]));
  return {
    files: recorded.files,
    prompts: recorded.prompts.length,
    skipped: recorded.skipped,
    byName: placed.filter(({ by }) => by === 'name').length,
    byWords: placed.filter(({ by }) => by === 'words').length,
    nowhere,
    unlike,
    ownDuplicates,
    // whoever wrote the file chose these names
    plans: Array.from(plans, terminalText).toSorted(),
  };
}

/** Makes evidence of recorded outcomes: which prompts are like which work of this log, and what plans did on them. */
export function createEvidence(order: EvidenceOrder): Evidence {
  const { recorded, work, tasks, catalog, at } = order;
  const places = placePrompts(recorded.prompts, work, ownClustersOf(tasks));
  const known = new Map<string, readonly LowerOutcome[]>();

  function toOutcome(
    { prompt, kind }: PlacedPrompt,
    { upper, lower, model }: { readonly [side in 'upper' | 'lower']: RecordedOutcome } & { model: string },
  ): LowerOutcome {
    const costsOf = (usage: Usage) => toTokenCosts(catalog.priceUsage({ model, usage, at }));
    const [lowerCosts, upperTokensAtLower] = [costsOf(lower.usage), costsOf(upper.usage)];
    const isTold = arePlausible(upper.usage, lower.usage);
    const cost = lowerCosts && upperTokensAtLower && { lower: lowerCosts, upperTokensAtLower };
    return {
      grade: prompt.grade,
      kind,
      clusterId: clusterName(prompt.cluster),
      lowerScore: lower.score,
      upperScore: upper.score,
      ...tokensOf(upper.usage),
      ...(cost === undefined || !isTold ? {} : { cost }),
    };
  }

  function find({ modelId, effort, lowerModelId, lowerEffort }: PlanStep): readonly LowerOutcome[] {
    const [upperKey, lowerKey] = [
      planKey(catalog, modelId, effort),
      planKey(catalog, lowerModelId, lowerEffort),
    ];
    return places.placed.flatMap((one) => {
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
    report: reportOf(order, places),
  };
}
