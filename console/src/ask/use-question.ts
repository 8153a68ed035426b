import { useCallback, useRef, useState } from 'react';
import type { DecisionResponse, SampleResponse, SampleVerdict } from 'vernier/contract';
import type { GatewayClient, Reply } from '../gateway/gateway-client.ts';
import type { ShownAnswer } from '../gateway/read-answer.ts';

/** An answer, with what the gateway says of it. */
export interface Answered {
  readonly answer: ShownAnswer;
  /** Undefined until it was read, and for a question that is no piece of sample work as it stands. */
  readonly verdict: SampleVerdict | undefined;
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
  /** The piece of sample work that is asked unchanged; undefined for a question of one's own. */
  readonly sample: SampleResponse | undefined;
}

const STOPPED = 'stopped before an answer came: nothing was read of it';
const ABSENT = 'the gateway knows no route or model for this question';

/** Why there is no answer, in a sentence. */
function failureText(reply: Exclude<Reply<unknown>, { status: 'ok' }>, wasStopped: boolean): string {
  if (wasStopped) return STOPPED;
  return reply.status === 'absent' ? ABSENT : reply.message;
}

/** What the gateway says of an answer: whether it is right where that is known, and why it came from where it did. */
async function aboutAnswer(
  client: GatewayClient,
  { text, decisionId }: ShownAnswer,
  sample: SampleResponse | undefined,
): Promise<Pick<Answered, 'verdict' | 'decision'>> {
  const [verdict, decision] = await Promise.all([
    sample === undefined ? undefined : client.judge(sample.index, text),
    decisionId === undefined ? undefined : client.decision(decisionId),
  ]);
  return {
    verdict: verdict?.status === 'ok' ? verdict.value : undefined,
    decision: decision?.status === 'ok' ? decision.value : undefined,
  };
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
      const answered = { status: 'answered', answer: reply.value, askedAt } as const;
      setState({ ...answered, verdict: undefined, decision: undefined });
      const about = await aboutAnswer(client, reply.value, sample);
      if (running.current === asking) setState({ ...answered, ...about });
    },
    [client, onKeyNeeded],
  );
  const stop = useCallback(() => running.current?.abort(), []);
  return { state, ask, stop };
}
