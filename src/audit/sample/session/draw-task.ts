import { drawOne, drawRange } from './draw.ts';
import type { SessionPlan } from './plan-sessions.ts';
import type { Plant } from '../scenario/schema.ts';

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

function isDrawn({ kind, random }: SessionPlan, plant: Plant): boolean {
  return random() < (kind.planted[plant]?.share ?? 0);
}

function drawTests(plan: SessionPlan): TaskDraw['tests'] {
  const [fails, runs] = [isDrawn(plan, 'testFailures'), plan.random() < plan.kind.tests];
  if (fails) return 'fail';
  return runs ? 'pass' : 'none';
}

function drawRetries(plan: SessionPlan): number {
  return isDrawn(plan, 'retries') ? (plan.kind.planted.retries?.times ?? 0) : 0;
}

function drawWaitMs(plan: SessionPlan): number {
  const { slowWaits } = plan.kind.planted;
  return isDrawn(plan, 'slowWaits') && slowWaits !== undefined ? drawRange(plan.random, slowWaits.waitMs) : 0;
}

/** Draws a task; `before` is the message of the task before, absent for the first. */
export function drawTask(plan: SessionPlan, before: string | undefined): TaskDraw {
  if (isOfSingleCalls(plan)) {
    const message = drawMessage(plan, []);
    return { calls: 1, message, corrects: false, repeats: false, retries: 0, tests: 'none', waitMs: 0 };
  }
  const corrects = isDrawn(plan, 'corrections') && before !== undefined;
  const repeats = isDrawn(plan, 'duplicates') && before !== undefined && !corrects;
  return {
    calls: drawRange(plan.random, plan.kind.calls),
    message: repeats ? before : drawMessage(plan, corrects ? [CORRECTION] : []),
    corrects,
    repeats,
    retries: drawRetries(plan),
    tests: drawTests(plan),
    waitMs: drawWaitMs(plan),
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
