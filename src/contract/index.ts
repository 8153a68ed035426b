export { DecisionResponse } from './decision.ts';
export { DialResponse, ErrorResponse } from './dial.ts';
export { HealthResponse } from './health.ts';
export { ModelEntry, ModelsResponse } from './models.ts';
