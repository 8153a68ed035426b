export { DecisionResponse } from './decision.ts';
export { DialEntry, DialPromise, DialResponse, DialsResponse } from './dial.ts';
export { DialStep } from './dial-step.ts';
export { ErrorResponse } from './error.ts';
export { HealthResponse } from './health.ts';
export { ModelEntry, ModelsResponse } from './models.ts';
export { DialHullGain, HullPoint, PlanPoint } from './single-plans.ts';
export { SampleAnswer, SampleResponse, SampleVerdict } from './sample.ts';
