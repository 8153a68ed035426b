import { CERTIFY_SHARE } from './row-role.ts';

/** What has to be recorded for a number of tested cases. */
export interface PromptsToRecord {
  /** Prompts, rounded up to two figures: 1,375 to 1,400. */
  readonly prompts: number;
  /** The share of prompts that is kept for testing; the rest may be fitted on. */
  readonly testedShare: number;
}

/** Counts the prompts that have to be recorded for so many tested cases, because only a part of recorded rows is tested. */
export function promptsToRecord(testedCases: number): PromptsToRecord {
  // a tenth of a prompt is an error of arithmetic
  const prompts = Math.ceil(testedCases / CERTIFY_SHARE - 0.1);
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(prompts)) - 1);
  return { prompts: Math.ceil(prompts / unit) * unit, testedShare: CERTIFY_SHARE };
}
