import { decide, type Dial, type RowTable } from '#routing';
import type { Ask } from './asks.ts';

/** What the policy does with one prompt. */
export interface Replayed {
  readonly caseId: string;
  readonly planId: string;
  readonly score: number;
  readonly costUsd: number;
}

const createId = () => 'replay';

/** Replays the policy offline on rows whose outcome is known for every plan: the plan it draws, its score and cost. */
export function replay(dial: Dial, rows: RowTable, { ask }: Ask): Replayed[] {
  return rows.caseIds.map((caseId, row) => {
    const request = { text: rows.texts[row] ?? '', ask, excluded: new Map() };
    const { planId } = decide(dial, request, { createId, defaultHold: 0.97 });
    const plan = rows.plans.findIndex((one) => one.id === planId);
    return {
      caseId,
      planId,
      score: rows.scores[plan]?.[row] ?? Number.NaN,
      costUsd: rows.costsUsd[plan]?.[row] ?? Number.NaN,
    };
  });
}
