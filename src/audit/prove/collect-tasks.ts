import type { Catalog } from '#catalog';
import type { AuditSource, Finding, IsoDate, Plan, UsageRecord } from '#core';
import type { Findings } from '../findings/find-findings.ts';
import { priceChanged } from '../tally/price-record.ts';
import type { CallTable } from '../tally/call-table.ts';
import { countTokens } from '../tally/count-tokens.ts';
import type { Stake } from '../work/stake-rules.ts';

/** A task that a suite may draw: where it is, how much hangs on it, and what it costs to run. */
export interface ProvableTask {
  readonly source: AuditSource;
  readonly session: string;
  /** When its first answer was written down. */
  readonly at: string;
  readonly stake: Stake;
  /** Tokens of the prompt of its first call. */
  readonly promptTokens: number;
  /** USD through batch, at the tokens that were used; undefined where there is no price. */
  readonly upperUsd: number | undefined;
  readonly lowerUsd: number | undefined;
}

/** What tasks are collected from. */
export interface TasksOrder {
  readonly calls: CallTable;
  readonly findings: Findings;
  readonly finding: Finding & { readonly plans: { readonly upper: Plan; readonly lower: Plan } };
  readonly catalog: Catalog;
  readonly at: IsoDate;
}

function modelOf(plan: Plan): string | undefined {
  const [step] = plan.steps;
  return step?.type === 'call' ? step.modelId : undefined;
}

function addUsd(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one + other;
}

/** Collects the tasks that a finding is about, each from its calls. */
export function collectTasks({ calls, findings, finding, catalog, at }: TasksOrder): readonly ProvableTask[] {
  const wanted = findings.callsOf(finding.id);
  const tasks = new Map<number, ProvableTask>();
  const usdOf = (record: UsageRecord, plan: Plan) => {
    const { cost } = priceChanged(record, { modelId: modelOf(plan), serviceTier: 'batch' }, { catalog, at });
    return cost.status === 'priced' ? cost.costUsd : undefined;
  };
  let index = 0;
  for (const { record, task } of calls.entries()) {
    if (wanted.has(index) && task !== undefined && record.session !== undefined) {
      const { input, cacheRead, cacheWrite } = countTokens(record.usage);
      const known = tasks.get(task) ?? {
        source: record.source,
        session: record.session,
        at: record.at,
        stake: findings.work.stakeOf(task) ?? 'normal',
        promptTokens: input + cacheRead + cacheWrite,
        upperUsd: 0,
        lowerUsd: 0,
      };
      tasks.set(task, {
        ...known,
        upperUsd: addUsd(known.upperUsd, usdOf(record, finding.plans.upper)),
        lowerUsd: addUsd(known.lowerUsd, usdOf(record, finding.plans.lower)),
      });
    }
    index += 1;
  }
  return [...tasks.values()];
}
