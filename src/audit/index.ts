export { type AuditCommandContext, createAuditCommand } from './command.ts';
export { findPast, type PastSearch } from './find-past.ts';
export type { Past, PastDays, SourcePast } from './past.ts';
export { pastText } from './past-text.ts';
