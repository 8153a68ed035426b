import type { OutcomeSource } from '#core';
import type { ByteSource, WireFormat } from '#wire';

/** One request as it goes out: the body is already in the upstream's format and names the upstream's model. */
export interface UpstreamRequest {
  readonly format: WireFormat;
  readonly modelId: string;
  readonly body: Buffer;
  /** Headers of the client, names in lower case; a provider sends on only those it lists. */
  readonly headers: Readonly<Record<string, string>>;
  readonly stream: boolean;
  /** Ends the call, before its head or after it. */
  readonly signal?: AbortSignal;
}

/** The headers of an answer; names in lower case. */
export type UpstreamHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** The head of an answer, and its body on the way. */
export interface UpstreamResponse {
  readonly status: number;
  readonly headers: UpstreamHeaders;
  readonly body: ByteSource;
  /** Takes our key out of what an error in the body says (Latin-1, same length); absent where there is no key. */
  readonly redactError?: (latin1: string) => string;
}

/** One upstream: where a model is reached, and how. */
export interface Provider {
  readonly id: string;
  /** Where its answers' words come from: a live model or a local classifier is `measured`. */
  readonly source: OutcomeSource;
  /** The formats it speaks; the first is used for a caller of any other. */
  readonly formats: readonly WireFormat[];
  /**
   * Sends a request and resolves with the answer's head, whatever its status; the body follows, pushed.
   *
   * Shape   a body ends exactly once: `end`, or `fail` with 'upstream-timeout', 'upstream-closed' or
   *         'upstream-malformed', or 'client-closed' when the signal ended it
   * Throws  'upstream-unreachable', 'upstream-timeout', 'upstream-closed' or 'upstream-malformed' when there was no
   *         head; 'client-closed' when the signal came first; 'recording-missing' where answers are recorded
   */
  open(request: UpstreamRequest): Promise<UpstreamResponse>;
  /** Lets running calls finish and gives the connections back. */
  close(): Promise<void>;
}
