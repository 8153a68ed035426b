import { useCallback, useRef, useState } from 'react';
import type { DecisionResponse, SampleResponse } from 'vernier/contract';
import type { GatewayClient, Reply } from '../gateway/gateway-client.ts';
import type { ShownAnswer } from '../gateway/read-answer.ts';

/** An answer, with the right one where it is known. */
export interface Answered {
  readonly answer: ShownAnswer;
  /** The piece of sample work that was asked unchanged; undefined for a question of one's own. */
  readonly sample: SampleResponse | undefined;
  /** Where on the dial it was asked, in words. */
  readonly askedAt: string;
  /** Undefined until it was read, and where there is none. */
  readonly decision: DecisionResponse | undefined;
}

/** What became of the question that was asked last. */
export type QuestionState =
  | { readonly status: 'idle' }
  | { readonly status: 'asking' }
  | ({ readonly status: 'answered' } & Answered)
  | { readonly status: 'failed'; readonly message: string };

/** What is asked. */
export interface AskedQuestion {
  readonly text: string;
  readonly position: number;
  readonly askedAt: string;
  readonly sample: SampleResponse | undefined;
}

const STOPPED = 'stopped before an answer came: nothing was read of it';
const ABSENT = 'the gateway knows no route or model for this question';

/** Why there is no answer, in a sentence. */
function failureText(reply: Exclude<Reply<unknown>, { status: 'ok' }>, wasStopped: boolean): string {
  if (wasStopped) return STOPPED;
  return reply.status === 'absent' ? ABSENT : reply.message;
}

/** The question that was asked last, a way to ask the next one, and a way to stop waiting for it. */
export function useQuestion(client: GatewayClient, onKeyNeeded: () => void) {
  const [state, setState] = useState<QuestionState>({ status: 'idle' });
  const running = useRef<AbortController>(undefined);

  const ask = useCallback(
    async ({ text, position, askedAt, sample }: AskedQuestion) => {
      running.current?.abort();
      const asking = new AbortController();
      running.current = asking;
      setState({ status: 'asking' });
      const reply = await client.ask({ text, position, signal: asking.signal });
      if (running.current !== asking) return;
      if (reply.status !== 'ok') {
        if (reply.status === 'key-needed') onKeyNeeded();
        setState({ status: 'failed', message: failureText(reply, asking.signal.aborted) });
        return;
      }
      const answered = { answer: reply.value, sample, askedAt };
      setState({ status: 'answered', ...answered, decision: undefined });
      const { decisionId } = reply.value;
      const decision = decisionId === undefined ? undefined : await client.decision(decisionId);
      if (running.current !== asking || decision?.status !== 'ok') return;
      setState({ status: 'answered', ...answered, decision: decision.value });
    },
    [client, onKeyNeeded],
  );
  const stop = useCallback(() => running.current?.abort(), []);
  return { state, ask, stop };
}
