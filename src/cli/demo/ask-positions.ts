import type { SampleResponse } from '#contract';
import type { FormAnswer, GatewayClient } from '../client/gateway-client.ts';

/** A form with what a gateway answered at one position. */
export interface AnsweredForm extends FormAnswer {
  readonly isRight: boolean;
}

/** What is asked at one position. */
export interface PositionAsk {
  readonly position: number;
  readonly forms: readonly SampleResponse[];
  /** Judges an answer against a form's gold label. */
  readonly isRight: (answer: string, gold: string) => boolean;
  /** Is told of every answer, in the order in which they come. */
  readonly onAnswer: (answers: readonly AnsweredForm[]) => void;
}

/** Requests on their way at a time: the simulated models wait as they are stated to, all at once. */
const CONCURRENCY = 40;

/** Runs a piece of work for each item, a few at a time; the first failure ends the others. */
export async function forEachAtOnce<Item>(
  items: readonly Item[],
  work: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const controller = new AbortController();
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) {
      if (controller.signal.aborted) return;
      await work(item, controller.signal);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(CONCURRENCY, items.length) }, worker));
  } finally {
    controller.abort();
  }
}

/** Sends every form through the gateway at one dial position. Throws what the client throws. */
export async function askPosition(client: GatewayClient, ask: PositionAsk): Promise<readonly AnsweredForm[]> {
  const answers: AnsweredForm[] = [];
  await forEachAtOnce(ask.forms, async (form, signal) => {
    const answer = await client.ask(form.prompt, ask.position, signal);
    answers.push({ ...answer, isRight: ask.isRight(answer.text, form.gold) });
    ask.onAnswer(answers);
  });
  return answers;
}
