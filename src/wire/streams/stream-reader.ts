import type { JsonObject } from '../json/json-object.ts';
import type { AnswerFacts } from '../answers/answer-facts.ts';
import type { SseEvent } from './sse-event.ts';

/**
 * What one event was: a text alone (and which), a count of tokens alone, or anything else.
 *
 * A text alone may be read from a template the next time.
 */
export type EventKind =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'usage' }
  | { readonly kind: 'other' };

/** Reads one stream of one format: order, facts, and parts for whoever listens. */
export interface StreamReader {
  /**
   * Reads one event.
   *
   * Throws  'upstream-malformed' when it is no event of the format or stands in an illegal place
   */
  read(event: SseEvent): EventKind;
  /** The text of an event's data when it is one text delta and nothing else, else undefined. Changes nothing. */
  textOf(data: JsonObject): string | undefined;
  /** Whether the event closes the stream, by its name or its word alone. */
  isTerminator(event: SseEvent): boolean;
  facts(): AnswerFacts;
  /** Whether the terminator or an error event has been read. */
  readonly isEnded: boolean;
}
