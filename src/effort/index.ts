export { type EffortFacts, readEffortFacts } from './send/effort-facts.ts';
export { effortReport, type EffortToReport, toAskedText } from './effort-report.ts';
export { levelFromPosition, positionFromLevel } from './level-position.ts';
export { type EffortSources, readEffort } from './ask/read-effort.ts';
export type { RequestHeaders } from './ask/read-headers.ts';
export { type EffortAsk, EffortConfig, type EffortLimits, type EffortTarget, type SaidBy } from './schema.ts';
export { type EffortToSend, sendEffort } from './send/send-effort.ts';
export type { EffortReason, SendEffort, SentEffort } from './send/sent-effort.ts';
