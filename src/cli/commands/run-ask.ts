import { OutcomeSource, type RouteDecision, VernierError } from '#core';
import { type Asked, type AskedForm, askText } from '../ask/ask-text.ts';
import { explainDecision, figureSources } from '../ask/decision-words.ts';
import { takeNextForm } from '../ask/next-form.ts';
import { callInside } from '../client/call-inside.ts';
import { createGatewayClient, type GatewayClient, type Question } from '../client/gateway-client.ts';
import { reachGateway } from '../client/reach-gateway.ts';
import { type MeasuredDial, servingEntry } from '../client/serving-dial.ts';
import type { CommandContext } from '../command-context.ts';
import { loadConfig } from '../config/load-config.ts';
import { isRightAnswer } from '../first-dials/sample-work-forms.ts';
import { besideOpening, openEarly } from '../open-early.ts';
import { type GatewayFlags, openGateway, type OpenGateway } from '../open-gateway.ts';

/** The options of `vernier ask`. */
export interface AskFlags extends GatewayFlags {
  /** The gateway to ask; without it the configured one, and if that does not run, one inside this process. */
  readonly url?: string;
  readonly effort?: string;
  readonly hold?: string;
  readonly budgetUsd?: string;
  readonly model: string;
  readonly maxTokens: number;
}

/** What is to be asked: a question, or a form of the sample work. */
interface Prompt {
  readonly prompt: string;
  readonly form?: Omit<AskedForm, 'isRight'>;
}

/** The gateway that is asked, and how it is left. */
interface AskedGateway {
  readonly client: GatewayClient;
  /** Undefined for one inside this process. */
  readonly url: string | undefined;
  close(): Promise<void>;
}

/** Longer than any dial takes to be made. */
const HOLD_MS = 60_000;

/** Waits for the dial that serves; a timer holds the process, for the thread that makes a dial does not. */
async function waitForDial({ dialSettled }: OpenGateway): Promise<void> {
  const holding = setInterval(() => undefined, HOLD_MS);
  await dialSettled;
  clearInterval(holding);
}

/** Opens a gateway for this question alone; who may start the command may ask, so that it wants no key. */
async function openInside(context: CommandContext, flags: AskFlags): Promise<AskedGateway> {
  const { environment, terminal } = context;
  const opening = openEarly(environment);
  const loaded = await besideOpening(opening, () => loadConfig(environment, flags.config));
  const { guard, ...rest } = loaded.config;
  const unguarded = { ...loaded, config: { ...rest, guard: { ...guard, keys: [] } } };
  const open = await openGateway({ environment, loaded: unguarded, flags, terminal, opening });
  await waitForDial(open);
  const client = createGatewayClient({ url: 'http://localhost', inside: callInside(open.gateway) });
  return { client, url: undefined, close: () => open.close() };
}

/** Whether the words say what is to be served: then no gateway that runs already can be meant. */
function saysWhatIsServed({ config, dial, recordings, upstream }: AskFlags): boolean {
  return [config, dial, recordings, upstream].some((flag) => flag !== undefined);
}

/** Finds the gateway that was named, or the configured one; where none runs, opens one inside this process. */
async function openAsked(context: CommandContext, flags: AskFlags): Promise<AskedGateway> {
  if (saysWhatIsServed(flags)) return await openInside(context, flags);
  const { url } = flags;
  const found = await reachGateway(context, { url, otherwise: 'the command itself answers' });
  if (found.status === 'none') return await openInside(context, flags);
  const { client } = found;
  if (url === undefined) context.terminal.note(`asked the gateway that runs at ${client.url}`);
  return { client, url: client.url, close: () => Promise.resolve() };
}

/** The question as it was given, or without one the next form of the sample work. */
async function choosePrompt(
  { environment, terminal }: CommandContext,
  client: GatewayClient,
  given: string | undefined,
): Promise<Prompt> {
  if (given !== undefined) return { prompt: given };
  const count = (await client.sample(0))?.count ?? 0;
  const { index, problem } = takeNextForm(environment.home, count);
  const form = count === 0 ? undefined : await client.sample(index);
  if (form === undefined) {
    throw new VernierError(
      'bad-request',
      'no question was given, and a gateway with providers has no sample work to take one from: write a question behind `ask`',
    );
  }
  if (problem !== undefined) terminal.note(problem);
  const { id, prompt, gold } = form;
  return { prompt, form: { index, count, id, prompt, gold } };
}

function toQuestion(prompt: string, flags: AskFlags): Question {
  const headers = {
    ...(flags.effort === undefined ? {} : { 'x-vernier-effort': flags.effort }),
    ...(flags.hold === undefined ? {} : { 'x-vernier-hold': flags.hold }),
    ...(flags.budgetUsd === undefined ? {} : { 'x-vernier-budget-usd': flags.budgetUsd }),
  };
  return { prompt, model: flags.model, maxTokens: flags.maxTokens, headers };
}

/** The dial by which the answer was chosen; one that was put in force since explains nothing. */
async function dialOf(client: GatewayClient, decision: RouteDecision): Promise<MeasuredDial | undefined> {
  const dial = (await servingEntry(client))?.dial;
  return dial?.status === 'measured' && dial.policyHash === decision.policyHash ? dial : undefined;
}

async function ask(client: GatewayClient, { prompt, form }: Prompt, flags: AskFlags): Promise<Asked> {
  const { text, headers } = await client.answer(toQuestion(prompt, flags));
  const id = headers['x-vernier-decision'];
  const decision = id === undefined ? undefined : await client.decision(id);
  const source = OutcomeSource.safeParse(headers['x-vernier-source']).data;
  const dial = decision === undefined ? undefined : await dialOf(client, decision);
  const explanation = decision === undefined ? [] : explainDecision({ decision, dial, source });
  return {
    text,
    headers,
    decision: decision ?? null,
    source,
    figures: decision === undefined ? { source: undefined } : figureSources({ decision, dial }),
    explanation,
    ...(form === undefined ? {} : { form: { ...form, isRight: isRightAnswer(text, form.gold) } }),
  };
}

/** Where each figure comes from, as `--json` gives it; null where nobody said. */
function jsonSources({ source, figures }: Asked) {
  const dial = figures.source ?? null;
  return { answer: source ?? null, dial, dialCosts: figures.costSource ?? dial };
}

/**
 * Asks one question of a running gateway, or of one inside this process; without a question takes the next form of the
 * sample work. Reports the answer with its decision.
 *
 * Throws  what `reachGateway`, `openGateway` and the gateway's client throw; 'bad-request' where there is no question
 */
export async function runAsk(
  context: CommandContext,
  question: string | undefined,
  flags: AskFlags,
): Promise<void> {
  const opened = await openAsked(context, flags);
  const { client, url = null } = opened;
  try {
    const asked = await ask(client, await choosePrompt(context, client, question), flags);
    const { text, decision, headers, explanation, form = null } = asked;
    context.terminal.report({
      text: askText(asked),
      json: { answer: text, decision, headers, sources: jsonSources(asked), explanation, form, url },
    });
  } finally {
    await opened.close();
  }
}
