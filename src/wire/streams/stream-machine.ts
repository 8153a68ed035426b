import type { JsonObject } from '../json/json-object.ts';

/** One event of a stream: its parsed data, or the word that closes an OpenAI stream. */
export type StreamEvent = JsonObject | '[DONE]';

/** Watches over the order of one stream's events. */
export interface StreamMachine {
  /** Moves on by one event; answers what is wrong with it, and nothing when it is legal. */
  advance(event: StreamEvent): string | undefined;
  /**
   * Moves on by one event of our own making.
   *
   * Throws  Error when it is illegal: a bug of ours
   */
  accept(event: StreamEvent): void;
  /** Whether the stream has come to a legal end: its terminator, or an error event. */
  readonly isEnded: boolean;
}

/** Makes a machine of a format's rules. `advance` answers a sentence for what is illegal; `isEnded` looks at its state. */
export function machineFromRules(rules: {
  readonly advance: (event: StreamEvent) => string | undefined;
  readonly isEnded: () => boolean;
}): StreamMachine {
  const advance = (event: StreamEvent): string | undefined =>
    rules.isEnded() ? 'something follows the end of the stream' : rules.advance(event);
  return {
    advance,
    accept(event) {
      const problem = advance(event);
      if (problem !== undefined) throw new Error(`an illegal event was about to be sent: ${problem}`);
    },
    get isEnded() {
      return rules.isEnded();
    },
  };
}
