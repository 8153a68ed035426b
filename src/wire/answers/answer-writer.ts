import type { VernierError } from '#core';
import type { EndPart } from '../stream-part.ts';

/** What an answer says of itself. */
export interface AnswerHead {
  /** As the client sees it, e.g. `msg_…` or `chatcmpl-…`. */
  readonly id: string;
  readonly modelId: string;
  /** Seconds since the Unix epoch. */
  readonly createdAtSeconds: number;
  /** Whether an OpenAI stream ends with its usage, as the client asked; the Anthropic format always says it. */
  readonly includeUsage: boolean;
}

/** Writes the events of one stream, in this order: start, any texts, then end or error. */
export interface AnswerWriter {
  start(): string;
  text(text: string): string;
  end(part: EndPart): string;
  error(error: VernierError): string;
}
