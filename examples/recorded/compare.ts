import { DecisionResponse } from '#contract';
import type { RowTable } from '#routing';
import type { RecordedRow } from '#providers';
import type { Caller } from './ask-gateway.ts';
import type { Ask } from './asks.ts';
import type { Replayed } from './replay.ts';

/** Requests in flight at once. */
const IN_FLIGHT = 8;

/** A prompt that was served otherwise than replayed. */
export interface Difference {
  readonly caseId: string;
  readonly what: 'plan' | 'answer' | 'cost';
  readonly replayed: string;
  readonly served: string;
}

interface Comparison {
  readonly caller: Caller;
  readonly ask: Ask;
  readonly origin: string;
  readonly answers: ReadonlyMap<string, RecordedRow>;
}

async function finalCostUsd(origin: string, decisionId: string): Promise<number> {
  const response = await fetch(`${origin}/vernier/decisions/${decisionId}`);
  const { cost } = DecisionResponse.parse(await response.json());
  return cost.status === 'priced' ? cost.costUsd : Number.NaN;
}

/** Sends one prompt and holds what came back against the replay. */
async function compareOne(comparison: Comparison, prompt: string, replayed: Replayed): Promise<Difference[]> {
  const { caller, ask, origin, answers } = comparison;
  const served = await caller.send(prompt, ask);
  const costUsd = await finalCostUsd(origin, served.decisionId);
  const recorded = answers.get(replayed.caseId)?.answers[replayed.planId]?.text ?? '';
  const facts = [
    { what: 'plan' as const, replayed: replayed.planId, served: served.model },
    { what: 'answer' as const, replayed: recorded, served: served.text },
    { what: 'cost' as const, replayed: String(replayed.costUsd), served: String(costUsd) },
  ];
  return facts
    .filter((fact) => fact.replayed !== fact.served)
    .map((fact) => ({ caseId: replayed.caseId, ...fact }));
}

/** Sends every untouched prompt through one SDK at one dial position; returns what differs from the replay. */
export async function compareAll(
  comparison: Comparison,
  rows: RowTable,
  replayed: readonly Replayed[],
): Promise<Difference[]> {
  const differences: Difference[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < replayed.length) {
      const row = next;
      next += 1;
      const expected = replayed[row];
      if (expected !== undefined)
        differences.push(...(await compareOne(comparison, rows.texts[row] ?? '', expected)));
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return differences;
}
