export { assertNever } from './assert-never.ts';
export { float32FromBase64, toBase64, uint16FromBase64 } from './base64-array.ts';
export { contentHash, sha256, toCanonicalJson, unitFromHash } from './content-hash.ts';
export { EFFORT_LEVELS, EffortLevel, ServingMode } from './effort-level.ts';
export { ERROR_CODES, type ErrorCode } from './error-codes.ts';
export { formatNameTable, formatTable, type TableColumn } from './format-table.ts';
export { type CreateId, DecisionId, ModelId, PlanId, RequestId } from './ids.ts';
export {
  addCosts,
  Cost,
  formatUsd,
  UnpricedReason,
  whyUnpricedText,
  type UsdInterval,
  usdPerThousand,
} from './money.ts';
export type { Random } from './random.ts';
export * from './records/index.ts';
export { Secret } from './secret.ts';
export { costMark, figuresMark, type FigureSources, sourceMark } from './source-mark.ts';
export * from './terminal.ts';
export { type Clock, IsoDate, IsoTimestamp, toIsoDate, toIsoTimestamp } from './time.ts';
export { type ErrorDetails, unreadableReason, VernierError } from './vernier-error.ts';
