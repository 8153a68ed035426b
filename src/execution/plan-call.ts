import type { JsonObject, RequestView } from '#wire';

/** A caller's request, as it is handed to a plan. */
export interface PlanCall {
  /** Named in errors, where the caller's format has a place for it. */
  readonly requestId: string;
  /** The body as it was received. */
  readonly bytes: Buffer;
  /** The same, parsed. */
  readonly body: JsonObject;
  /** The same, read; it names the caller's format and whether it wants a stream. */
  readonly view: RequestView;
  /** The caller's headers, names in lower case; a provider sends on only those it lists. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether `/effort` lines are commands here, and are removed. */
  readonly slashCommands: boolean;
  /** What was asked of the dial, as `toAskedText` gives it: for the report. */
  readonly effortAsked: string;
  /**
   * What a step without an effort sends: `as-sent` what the body says, as far as the model takes it (a pinned model);
   * `model-default` nothing.
   */
  readonly unsetEffort: 'as-sent' | 'model-default';
}
