import { z } from 'zod';

/** Of one answer: far above a context window of a few million tokens. What is more is a mistake. */
const MOST_TOKENS = 20_000_000;

const tokens = z.number().int().nonnegative().max(MOST_TOKENS);

/** What one model answered to one prompt, as it was recorded. Further fields are allowed and left out. */
export const RecordedAnswer = z.object({
  /** The whole answer; may be empty. */
  text: z.string(),
  /** Whether it was right by the published rule. */
  correct: z.boolean(),
  /** Whether it was right when equal literals count as equal; only where that makes a difference. */
  correct_literal: z.boolean().optional(),
  /** Tokens of the prompt: the provider's own count, or by the row's `tokenizer`. */
  input_tokens: tokens,
  /** Tokens of the answer, counted likewise. */
  output_tokens: tokens,
});
export type RecordedAnswer = z.infer<typeof RecordedAnswer>;

/** A tokenizer that counted in place of the providers; the catalog says what a model's own tokens are of it. */
const Tokenizer = z.literal('o200k_base');

/** One line of a recordings file: a prompt and the answers of several models. */
export const RecordedRow = z.object({
  id: z.string().min(1),
  /** The kind of work. */
  task: z.string().min(1),
  /** The newest user message, exactly as it was sent to every model. */
  prompt: z.string().min(1),
  /** Who counted the tokens of its answers; absent: each provider itself. */
  tokenizer: Tokenizer.optional(),
  /** By model id. */
  answers: z.record(z.string().min(1), RecordedAnswer),
});
export type RecordedRow = z.infer<typeof RecordedRow>;

/** What is scored and priced of a row: all but its texts. */
export interface ScoredRow {
  readonly id: string;
  /** Who counted the tokens of its answers; absent: each provider itself. */
  readonly tokenizer?: RecordedRow['tokenizer'];
  readonly answers: Readonly<Record<string, Omit<RecordedAnswer, 'text'>>>;
}

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
