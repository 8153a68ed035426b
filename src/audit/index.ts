export { type AuditCommandContext, createAuditCommand } from './command.ts';
export { findPast, type PastSearch } from './past/find-past.ts';
export type { Past, PastDays, SourcePast } from './past/past.ts';
export { pastText } from './past/past-text.ts';
