import { drawOne, drawRange } from './draw.ts';
import type { SessionPlan } from './plan-sessions.ts';
import type { Plant } from './schema.ts';

/** What is drawn of a task before its calls. */
export interface TaskDraw {
  readonly calls: number;
  readonly message: string;
  /** Whether the message corrects the task before. */
  readonly corrects: boolean;
  /** Whether the message is that of the task before, word for word. */
  readonly repeats: boolean;
  /** How often a tool is asked for the same again. */
  readonly retries: number;
  readonly tests: 'none' | 'pass' | 'fail';
  /** Milliseconds that the first answer takes longer. */
  readonly waitMs: number;
}

const CORRECTION = 'No, that is not what I asked for:';

/** Says whether every task of a session is a single call, in which nothing else is planted. */
function isOfSingleCalls({ plants }: SessionPlan): boolean {
  return plants.has('batchable') || plants.has('cacheWritesNeverRead');
}

function drawMessage({ kind, random }: SessionPlan, opening: readonly string[]): string {
  const words = Array.from({ length: drawRange(random, kind.message) }, () => {
    const isCommon = random() < kind.commonShare && kind.commonWords.length > 0;
    return drawOne(random, isCommon ? kind.commonWords : kind.words);
  });
  return [...opening, ...words].join(' ');
}

/** Draws a task; `before` is the message of the task before, absent for the first. */
export function drawTask(plan: SessionPlan, before: string | undefined): TaskDraw {
  const { kind, random } = plan;
  const { planted } = kind;
  const isDrawn = (share = 0) => random() < share;
  if (isOfSingleCalls(plan)) {
    const message = drawMessage(plan, []);
    return { calls: 1, message, corrects: false, repeats: false, retries: 0, tests: 'none', waitMs: 0 };
  }
  const corrects = isDrawn(planted.corrections?.share) && before !== undefined;
  const repeats = isDrawn(planted.duplicates?.share) && before !== undefined && !corrects;
  const { retries, slowWaits } = planted;
  const passes = isDrawn(kind.tests) ? 'pass' : 'none';
  return {
    calls: drawRange(random, kind.calls),
    message: repeats ? before : drawMessage(plan, corrects ? [CORRECTION] : []),
    corrects,
    repeats,
    retries: retries !== undefined && isDrawn(retries.share) ? retries.times : 0,
    tests: isDrawn(planted.testFailures?.share) ? 'fail' : passes,
    waitMs: slowWaits !== undefined && isDrawn(slowWaits.share) ? drawRange(random, slowWaits.waitMs) : 0,
  };
}

/** Lists what is planted in a task and has no tokens of its own. */
export function signsOf({ waitMs, tests, corrects }: TaskDraw): readonly Plant[] {
  return [
    ...(waitMs > 0 ? (['slowWaits'] as const) : []),
    ...(tests === 'fail' ? (['testFailures'] as const) : []),
    ...(corrects ? (['corrections'] as const) : []),
  ];
}
