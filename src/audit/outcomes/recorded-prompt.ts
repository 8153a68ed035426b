import type { Usage } from '#core';
import type { OutcomeGrade } from '../counterfactual/evidence.ts';

/** What one plan did on a recorded prompt. */
export interface RecordedOutcome {
  /** In [0,1]. */
  readonly score: number;
  readonly usage: Usage;
}

/** A recorded prompt with what plans did on it; of its text, only the beginning stays. */
export interface RecordedPrompt {
  readonly grade: OutcomeGrade;
  /** What its file calls the kind of work. */
  readonly task: string;
  /** As of the messages of a log. */
  readonly cluster: number;
  readonly beginning: string;
  /** By `model` or `model@effort`, under the catalog's names. */
  readonly outcomes: ReadonlyMap<string, RecordedOutcome>;
}

/** What was read of files with recorded outcomes. */
export interface RecordedPrompts {
  readonly files: number;
  readonly prompts: readonly RecordedPrompt[];
  readonly skipped: SkippedLines;
}

/** Lines of those files that could not be used. */
export interface SkippedLines {
  readonly count: number;
  /** The first of them. */
  readonly listed: readonly {
    readonly file: string;
    /** From 1. */
    readonly line: number;
    readonly problem: string;
  }[];
}
