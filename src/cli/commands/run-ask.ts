import { OutcomeSource, RouteDecision, VernierError } from '#core';
import { createMemorySink, type MemoryAnswer } from '#gateway';
import { z } from 'zod';
import { type Asked, type AskedForm, askText } from '../ask/ask-text.ts';
import { explainDecision } from '../ask/decision-words.ts';
import { takeNextForm } from '../ask/next-form.ts';
import type { CommandContext } from '../command-context.ts';
import { loadConfig } from '../config/load-config.ts';
import { intakePrompt, isRightAnswer } from '../first-dials/sample-work-forms.ts';
import { dialOf } from '../first-dials/serving-dial.ts';
import { besideOpening, openEarly } from '../open-early.ts';
import { type GatewayFlags, openGateway, type OpenGateway } from '../open-gateway.ts';

/** The options of `vernier ask`. */
export interface AskFlags extends GatewayFlags {
  readonly effort?: string;
  readonly hold?: string;
  readonly budgetUsd?: string;
  readonly model: string;
  readonly maxTokens: number;
}

const Answer = z.object({ content: z.array(z.object({ type: z.string(), text: z.string().optional() })) });
const Failure = z.object({ error: z.object({ message: z.string() }) });
const Explained = z.object({ decision: RouteDecision });

/** What is to be asked: a question, or a form of the sample work. */
interface Question {
  readonly prompt: string;
  readonly form?: Omit<AskedForm, 'isRight'>;
}

/** Longer than any dial takes to be made. */
const HOLD_MS = 60_000;

/** Waits for the dial that serves; a timer holds the process, for the thread that makes a dial does not. */
async function waitForDial({ dialSettled }: OpenGateway): Promise<void> {
  const holding = setInterval(() => undefined, HOLD_MS);
  await dialSettled;
  clearInterval(holding);
}

/** The question as it was given, or without one the next form of the sample work. */
function chooseQuestion(
  { environment, terminal }: CommandContext,
  { providers }: OpenGateway,
  given: string | undefined,
): Question {
  if (given !== undefined) return { prompt: given };
  const forms = providers.sample?.forms ?? [];
  const { index, problem } = takeNextForm(environment.home, forms.length);
  const form = forms[index];
  if (form === undefined) {
    throw new VernierError(
      'bad-request',
      'no question was given, and a gateway with providers has no sample work to take one from: write a question behind `ask`',
    );
  }
  if (problem !== undefined) terminal.note(problem);
  const prompt = intakePrompt(form);
  return { prompt, form: { index, count: forms.length, id: form.id, prompt, gold: form.practiceArea } };
}

/** The credentials are the command line's own: who may start the command may ask. */
function requestHeaders(flags: AskFlags): Record<string, string> {
  return {
    host: 'localhost',
    ...(flags.effort === undefined ? {} : { 'x-vernier-effort': flags.effort }),
    ...(flags.hold === undefined ? {} : { 'x-vernier-hold': flags.hold }),
    ...(flags.budgetUsd === undefined ? {} : { 'x-vernier-budget-usd': flags.budgetUsd }),
  };
}

async function findDecision({ gateway }: OpenGateway, answer: MemoryAnswer): Promise<RouteDecision | null> {
  const id = answer.headers['x-vernier-decision'];
  if (id === undefined) return null;
  const response = await gateway.app.request(`http://localhost/vernier/decisions/${id}`, {
    headers: { host: 'localhost' },
  });
  const parsed = Explained.safeParse(await response.json());
  return parsed.success ? parsed.data.decision : null;
}

async function send(open: OpenGateway, prompt: string, flags: AskFlags): Promise<MemoryAnswer> {
  const body = {
    model: flags.model,
    max_tokens: flags.maxTokens,
    messages: [{ role: 'user', content: prompt }],
  };
  const { sink, answer: answering } = createMemorySink();
  const head = { method: 'POST', path: '/v1/messages', headers: requestHeaders(flags) };
  await open.gateway.serve(head, Buffer.from(JSON.stringify(body)), sink);
  return await answering;
}

async function ask(open: OpenGateway, { prompt, form }: Question, flags: AskFlags): Promise<Asked> {
  const answer = await send(open, prompt, flags);
  const value: unknown = JSON.parse(answer.body.toString());
  if (answer.status !== 200) {
    const failure = Failure.safeParse(value);
    const message = failure.success ? failure.data.error.message : `the gateway answered ${answer.status}`;
    throw new VernierError('upstream-refused', message);
  }
  const text = Answer.parse(value)
    .content.map((block) => block.text ?? '')
    .join('');
  const decision = await findDecision(open, answer);
  const source = OutcomeSource.safeParse(answer.headers['x-vernier-source']).data;
  const dial = dialOf(open.dial);
  return {
    text,
    headers: answer.headers,
    decision,
    explanation: decision === null ? [] : explainDecision({ decision, dial, source }),
    ...(form === undefined ? {} : { form: { ...form, isRight: isRightAnswer(text, form.gold) } }),
  };
}

/**
 * Asks one question of the gateway of the configuration, or without one the next form of the sample work, and reports
 * the answer with its decision.
 *
 * Throws  what `openGateway` throws; 'upstream-refused' where there is no answer; 'bad-request' where there is no question
 */
export async function runAsk(
  context: CommandContext,
  question: string | undefined,
  flags: AskFlags,
): Promise<void> {
  const { environment, terminal } = context;
  const opening = openEarly(environment);
  const loaded = await besideOpening(opening, () => loadConfig(environment, flags.config));
  // nobody calls from outside, so that configured keys do not apply
  const { guard, ...rest } = loaded.config;
  const unguarded = { ...loaded, config: { ...rest, guard: { ...guard, keys: [] } } };
  const open = await openGateway({ environment, loaded: unguarded, flags, terminal, opening });
  try {
    await waitForDial(open);
    const asked = await ask(open, chooseQuestion(context, open, question), flags);
    const { text, decision, headers, explanation, form = null } = asked;
    terminal.report({
      text: askText(asked),
      json: { answer: text, decision, headers, explanation, form },
    });
  } finally {
    await open.close();
  }
}
