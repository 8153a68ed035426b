export { collectBody } from './answer/collect-body.ts';
export { boundCall, type CallBound, type CallToBound } from './bound/bound-call.ts';
export { type CallSize, type CallToMeasure, measureCall } from './bound/measure-call.ts';
export { type ExecutionHooks, NO_HOOKS } from './execution-hooks.ts';
export type { PlanCall } from './plan-call.ts';
export type { PlanResult, PlanRun } from './plan-run.ts';
export { type PlanContext, runPlan } from './run-plan.ts';
