import type { EffortLevel, Usage } from '#core';
import type { Plant } from '../scenario/schema.ts';

/** What a call would be if one thing had not been planted; `not-made` for a call that would not be there. */
export interface Undone {
  readonly plant: Plant;
  readonly instead:
    | 'not-made'
    | { readonly model?: string; readonly usage?: Usage; readonly serviceTier?: 'batch' };
}

/** A tool that a call asks for, and what it gave back. */
export interface SampleTool {
  readonly name: string;
  readonly input: Readonly<Record<string, string>>;
  /** Stands at the end of its result; absent where nothing is told of tests. */
  readonly told?: string | undefined;
  readonly isFailed: boolean;
  readonly endsAtMs: number;
}

/** One call to a model. */
export interface SampleCall {
  readonly endsAtMs: number;
  readonly model: string;
  readonly effort: EffortLevel;
  readonly usage: Usage;
  readonly tool: SampleTool | undefined;
  /** Whether the conversation was summed up before it. */
  readonly isAfterCompaction: boolean;
  readonly undone: readonly Undone[];
}

/** A message of a person, and the calls that answer it. */
export interface SampleTask {
  readonly message: string;
  readonly askedAtMs: number;
  readonly calls: readonly SampleCall[];
  /** What is planted in it and costs no tokens of its own. */
  readonly signs: readonly Plant[];
}
