import type { Catalog } from '#catalog';
import type { IsoDate, Plan, UsageRecord } from '#core';
import { createCallPlan } from '#core';
import type { LoggedWork } from '../../counterfactual/evidence.ts';
import type { PlanStep } from '../../counterfactual/plan-step.ts';
import { toTokenCosts } from '../../counterfactual/token-costs.ts';
import { priceChanged } from '../../tally/price-record.ts';
import { clusterName } from '../../work/features/prompt-cluster.ts';
import { type Claims, createClaims } from '../claims.ts';
import type { SeenCall } from '../seen-call.ts';

/** Tasks of one kind of work that would all make the same step, with what they cost and would cost. */
export interface MovedWork {
  readonly step: PlanStep;
  readonly claims: Claims;
  /** One for each task; for each call where tasks are not told. */
  readonly log: readonly LoggedWork[];
  /** What the log has one of for each item. */
  readonly unit: 'task' | 'call';
  readonly plans: { readonly upper: Plan; readonly lower: Plan };
  /** USD of one task, both plans, through batch, at the upper plan's tokens; undefined where there is no batch price. */
  readonly batchUsdPerTask: number | undefined;
}

interface TaskCosts {
  readonly clusterId: string;
  upperUsd: number;
  inputUsd: number;
  outputUsd: number;
  inputTokens: number;
  outputTokens: number;
  batchUsd: number | undefined;
  isPriced: boolean;
}

const NO_COSTS: Omit<TaskCosts, 'clusterId'> = {
  upperUsd: 0,
  inputUsd: 0,
  outputUsd: 0,
  inputTokens: 0,
  outputTokens: 0,
  batchUsd: 0,
  isPriced: true,
};

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

function toLogged(kind: string, costs: TaskCosts): LoggedWork {
  const { clusterId, upperUsd, inputUsd, outputUsd, inputTokens, outputTokens, isPriced } = costs;
  const upperTokens = { input: inputTokens, output: outputTokens };
  const cost = { upperUsd, upperTokensAtLower: { inputUsd, outputUsd } };
  return { kind, clusterId, upperTokens, ...(isPriced ? { cost } : {}) };
}

/** A task, or a call of its own where its source tells no tasks. */
function itemOf({ taskNumber, index }: SeenCall): string {
  return taskNumber === undefined ? `call ${index}` : `task ${taskNumber}`;
}

/** Tasks whose messages are duplicates share a cluster; of other calls nobody knows. */
function clusterOf(call: SeenCall): string {
  const cluster = call.task?.cluster;
  return cluster === undefined ? itemOf(call) : clusterName(cluster);
}

function batchUsdOf(costs: readonly TaskCosts[]): number | undefined {
  const known = costs.flatMap((cost) => cost.batchUsd ?? []);
  return known.length < costs.length ? undefined : known.reduce((sum, usd) => sum + usd, 0) / costs.length;
}

/** What is collected of a step. */
interface StepSum {
  readonly step: PlanStep;
  readonly items: Map<string, TaskCosts>;
  unit: MovedWork['unit'];
}

function toMovedWork(claims: Claims, { step, items, unit }: StepSum): MovedWork {
  const costs = [...items.values()];
  return {
    step,
    claims,
    log: costs.map((of) => toLogged(claims.kind, of)),
    unit,
    plans: {
      upper: createCallPlan(step.modelId, step.effort),
      lower: createCallPlan(step.lowerModelId, step.lowerEffort),
    },
    batchUsdPerTask: batchUsdOf(costs),
  };
}

/** Collects tasks that could make a step down, by kind of work and step. */
export function createMovedWork(pricing: Pricing) {
  const claims = createClaims();
  const steps = new Map<string, StepSum>();

  function addCosts(call: SeenCall, costs: TaskCosts, { lowerModelId }: PlanStep): void {
    const lower = toTokenCosts(priceChanged(call.record, { modelId: lowerModelId }, pricing));
    const batch = batchUsd(call.record, lowerModelId, pricing);
    costs.isPriced &&= lower !== undefined && call.costUsd !== undefined;
    costs.upperUsd += call.costUsd ?? 0;
    costs.inputUsd += lower?.inputUsd ?? 0;
    costs.outputUsd += lower?.outputUsd ?? 0;
    costs.inputTokens += call.promptTokens;
    costs.outputTokens += call.outputTokens;
    costs.batchUsd = costs.batchUsd === undefined || batch === undefined ? undefined : costs.batchUsd + batch;
  }

  return {
    add(call: SeenCall, step: PlanStep): void {
      const variant = Object.values(step).join('\u0000');
      claims.add(call, { savedUsd: 0, variant });
      const key = `${call.kind}\u0000${variant}`;
      const found = steps.get(key) ?? { step, items: new Map<string, TaskCosts>(), unit: 'task' };
      steps.set(key, found);
      if (call.taskNumber === undefined) found.unit = 'call';
      const item = itemOf(call);
      const costs = found.items.get(item) ?? { ...NO_COSTS, clusterId: clusterOf(call) };
      found.items.set(item, costs);
      addCosts(call, costs, step);
    },
    finish: (): readonly MovedWork[] =>
      claims.groups().flatMap((group) => {
        const found = steps.get(`${group.kind}\u0000${group.variant}`);
        return found === undefined ? [] : [toMovedWork(group, found)];
      }),
  };
}
