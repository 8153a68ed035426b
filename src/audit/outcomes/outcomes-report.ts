import type { SkippedLines } from './recorded-prompt.ts';

/** Recorded prompts that an audit was given, and which of them are like the work of the log. Numbers and names only. */
export interface OutcomesReport {
  readonly files: number;
  readonly prompts: number;
  readonly skipped: SkippedLines;
  /** Put to the kind of work that their file names. */
  readonly byName: number;
  /** Put to the kind of work whose tasks have their words. */
  readonly byWords: number;
  /** Like no work of this log. */
  readonly nowhere: number;
  /** With words of a kind, but as a whole unlike its tasks. */
  readonly unlike: number;
  /** Duplicates of messages of this log, which foretell nothing. */
  readonly ownDuplicates: number;
  /** What answered: `model` or `model@effort`. */
  readonly plans: readonly string[];
}
