import type { Catalog } from '#catalog';
import type { IsoDate, Plan, UsageRecord } from '#core';
import { createCallPlan, type EffortLevel } from '#core';
import type { LoggedWork } from '../../counterfactual/evidence.ts';
import { toTokenCosts } from '../../counterfactual/token-costs.ts';
import { priceChanged } from '../../tally/price-record.ts';
import { type Claims, createClaims } from '../claims.ts';
import type { SeenCall } from '../seen-call.ts';

/** What would replace what. */
export interface PlanStep {
  readonly modelId: string;
  readonly effort: EffortLevel | undefined;
  readonly lowerModelId: string;
  readonly lowerEffort: EffortLevel | undefined;
}

/** Tasks of one kind of work that would all make the same step, with what they cost and would cost. */
export interface MovedWork {
  readonly step: PlanStep;
  readonly claims: Claims;
  /** One for each task. */
  readonly log: readonly LoggedWork[];
  readonly plans: { readonly upper: Plan; readonly lower: Plan };
  /** USD of one task, both plans, through batch, at the upper plan's tokens; undefined where there is no batch price. */
  readonly batchUsdPerTask: number | undefined;
}

interface TaskCosts {
  upperUsd: number;
  inputUsd: number;
  outputUsd: number;
  batchUsd: number | undefined;
  isPriced: boolean;
}

interface Pricing {
  readonly catalog: Catalog;
  readonly at: IsoDate;
}

function batchUsd(record: UsageRecord, lowerModelId: string, pricing: Pricing): number | undefined {
  const costs = [record.modelId, lowerModelId].map(
    (modelId) => priceChanged(record, { modelId, serviceTier: 'batch' }, pricing).cost,
  );
  return costs.reduce<number | undefined>(
    (sum, cost) => (sum === undefined || cost.status === 'unpriced' ? undefined : sum + cost.costUsd),
    0,
  );
}

function toLogged(kind: string, task: number, costs: TaskCosts): LoggedWork {
  const { upperUsd, inputUsd, outputUsd, isPriced } = costs;
  const cost = { upperUsd, upperTokensAtLower: { inputUsd, outputUsd } };
  return { kind, clusterId: `task ${task}`, ...(isPriced ? { cost } : {}) };
}

function batchUsdOf(costs: readonly TaskCosts[]): number | undefined {
  const known = costs.flatMap((cost) => cost.batchUsd ?? []);
  return known.length < costs.length ? undefined : known.reduce((sum, usd) => sum + usd, 0) / costs.length;
}

/** Collects tasks that could make a step down, by kind of work and step. */
export function createMovedWork(pricing: Pricing) {
  const claims = createClaims();
  const steps = new Map<string, { readonly step: PlanStep; readonly tasks: Map<number, TaskCosts> }>();

  function addCosts(call: SeenCall, costs: TaskCosts, { lowerModelId }: PlanStep): void {
    const lower = toTokenCosts(priceChanged(call.record, { modelId: lowerModelId }, pricing));
    const batch = batchUsd(call.record, lowerModelId, pricing);
    costs.isPriced &&= lower !== undefined && call.costUsd !== undefined;
    costs.upperUsd += call.costUsd ?? 0;
    costs.inputUsd += lower?.inputUsd ?? 0;
    costs.outputUsd += lower?.outputUsd ?? 0;
    costs.batchUsd = costs.batchUsd === undefined || batch === undefined ? undefined : costs.batchUsd + batch;
  }

  return {
    add(call: SeenCall, step: PlanStep): void {
      if (call.taskNumber === undefined) return;
      const variant = Object.values(step).join('\u0000');
      claims.add(call, { savedUsd: 0, variant });
      const key = `${call.kind}\u0000${variant}`;
      const found = steps.get(key) ?? { step, tasks: new Map<number, TaskCosts>() };
      steps.set(key, found);
      const none: TaskCosts = { upperUsd: 0, inputUsd: 0, outputUsd: 0, batchUsd: 0, isPriced: true };
      const costs = found.tasks.get(call.taskNumber) ?? none;
      found.tasks.set(call.taskNumber, costs);
      addCosts(call, costs, step);
    },
    finish: (): readonly MovedWork[] =>
      claims.groups().flatMap((group) => {
        const found = steps.get(`${group.kind}\u0000${group.variant}`);
        if (found === undefined) return [];
        const { step, tasks } = found;
        return [
          {
            step,
            claims: group,
            log: [...tasks].map(([task, costs]) => toLogged(group.kind, task, costs)),
            plans: {
              upper: createCallPlan(step.modelId, step.effort),
              lower: createCallPlan(step.lowerModelId, step.lowerEffort),
            },
            batchUsdPerTask: batchUsdOf([...tasks.values()]),
          },
        ];
      }),
  };
}
