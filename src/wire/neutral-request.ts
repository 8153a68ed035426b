/** A request in no format: what can be carried from one wire format to the other today. */
export interface NeutralRequest {
  readonly system: readonly string[];
  readonly messages: readonly NeutralMessage[];
  readonly maxOutputTokens?: number;
  /** In [0, 2], as the caller wrote it; the Anthropic format ends at 1. */
  readonly temperature?: number;
  /** In [0, 1]. */
  readonly topP?: number;
  readonly stopSequences: readonly string[];
  readonly stream: boolean;
}

/** One turn of a conversation; texts of several blocks are joined by a line end. */
export interface NeutralMessage {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}
