import { createContext } from './create-context.ts';
import { type CallOrder, createTools } from './create-tools.ts';
import { drawRange } from './draw.ts';
import { drawTask, signsOf, type TaskDraw } from './draw-task.ts';
import type { SessionPlan } from './plan-sessions.ts';
import type { SampleCall, SampleTask, Undone } from './sample-task.ts';

const LIFETIME_MS = { '5m': 300_000, '1h': 3_600_000 };
/** Nobody pauses so long that the cache is gone, in lifetimes. */
const LONGEST_PAUSE = 0.8;
/** So long that it is, in lifetimes. */
const TOO_LONG_PAUSE = 2;

/** Lists what a call would be without what is planted beside its tokens. */
function listUndone(
  { plants, kind }: SessionPlan,
  { isRetry }: CallOrder,
  { repeats }: TaskDraw,
): readonly Undone[] {
  const { overModel } = kind.planted;
  const undone: Undone[] = [];
  if (overModel !== undefined && plants.has('overModel')) {
    undone.push({ plant: 'overModel', instead: { model: overModel.instead } });
  }
  if (plants.has('batchable')) undone.push({ plant: 'batchable', instead: { serviceTier: 'batch' } });
  if (isRetry) undone.push({ plant: 'retries', instead: 'not-made' });
  if (repeats) undone.push({ plant: 'duplicates', instead: 'not-made' });
  return undone;
}

function pauseMs({ kind, plants, random }: SessionPlan): number {
  const lifetimeMs = LIFETIME_MS[kind.cache];
  const usualMs = Math.floor(Math.min(drawRange(random, kind.pauseMs), LONGEST_PAUSE * lifetimeMs));
  return plants.has('cacheWritesNeverRead') ? TOO_LONG_PAUSE * lifetimeMs : usualMs;
}

/** Every second task of some sessions goes to another model. */
function modelOf({ kind, plants, model }: SessionPlan, task: number): string {
  const isSwitched = plants.has('modelSwitches') && task % 2 === 1;
  return (isSwitched ? kind.planted.modelSwitches?.to : undefined) ?? model;
}

/** Makes the calls of one session in their order; the first begins at the plan's time. */
function createCalls(plan: SessionPlan) {
  const { kind, random } = plan;
  const context = createContext(plan);
  let [nowMs, lastModel] = [plan.startMs, plan.model];
  return {
    nowMs: () => nowMs,
    pause(): void {
      nowMs += pauseMs(plan);
    },
    make(
      order: CallOrder,
      task: TaskDraw & { readonly model: string; readonly isFirst: boolean },
    ): SampleCall {
      const { model, isFirst, waitMs } = task;
      const { tool } = order;
      const step = context.next(model !== lastModel);
      lastModel = model;
      const endsAtMs = nowMs + drawRange(random, kind.callMs) + (isFirst ? waitMs : 0);
      nowMs = endsAtMs + (tool === undefined ? 0 : drawRange(random, kind.toolMs));
      return {
        ...step,
        endsAtMs,
        model,
        effort: plan.effort,
        tool: tool === undefined ? undefined : { ...tool, endsAtMs: nowMs },
        undone: [...step.undone, ...listUndone(plan, order, task)],
      };
    },
  };
}

/** Makes the tasks of a session, one after the other. */
export function* createTasks(plan: SessionPlan): Iterable<SampleTask> {
  const { kind, plants, random } = plan;
  const [tools, calls] = [createTools(kind, random), createCalls(plan)];
  const count = plants.has('batchable') ? 1 : drawRange(random, kind.tasks);
  let before: { readonly message: string; readonly orders: readonly CallOrder[] } | undefined;
  for (let task = 0; task < count; task += 1) {
    if (task > 0) calls.pause();
    const drawn = drawTask(plan, before?.message);
    const askedAtMs = calls.nowMs();
    const model = modelOf(plan, task);
    // what is asked the same again is done the same again
    const orders = drawn.repeats && before !== undefined ? before.orders : tools.ordersOf(drawn);
    before = { message: drawn.message, orders };
    yield {
      message: drawn.message,
      askedAtMs,
      calls: orders.map((order, call) => calls.make(order, { ...drawn, model, isFirst: call === 0 })),
      signs: signsOf(drawn),
    };
  }
}
