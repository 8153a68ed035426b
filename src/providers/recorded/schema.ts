import { z } from 'zod';

const tokens = z.number().int().nonnegative();

/** What one model answered to one prompt, as it was recorded. Further fields are allowed and left out. */
export const RecordedAnswer = z.object({
  /** The whole answer; may be empty. */
  text: z.string(),
  /** Whether it was right by the published rule. */
  correct: z.boolean(),
  /** Whether it was right when equal literals count as equal; only where that makes a difference. */
  correct_literal: z.boolean().optional(),
  /** Tokens of the prompt, by the tokenizer of the recordings. */
  input_tokens: tokens,
  /** Tokens of the visible answer, by the tokenizer of the recordings. */
  output_tokens: tokens,
});
export type RecordedAnswer = z.infer<typeof RecordedAnswer>;

/** One line of a recordings file: a prompt and the answers of several models. */
export const RecordedRow = z.object({
  id: z.string().min(1),
  /** The kind of work. */
  task: z.string().min(1),
  /** The newest user message, exactly as it was sent to every model. */
  prompt: z.string().min(1),
  /** By model id. */
  answers: z.record(z.string().min(1), RecordedAnswer),
});
export type RecordedRow = z.infer<typeof RecordedRow>;

/** A line that was skipped. */
export interface RecordingProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is wrong with it; no text of the line. */
  readonly problem: string;
}

/** The lines that were skipped. */
interface RecordingProblems {
  /** All of them. */
  readonly count: number;
  /** The first 20. */
  readonly listed: readonly RecordingProblem[];
}

/** What recordings files hold. */
export interface Recordings {
  readonly rows: readonly RecordedRow[];
  readonly problems: RecordingProblems;
}
