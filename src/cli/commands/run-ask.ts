import { formatTable, formatUsd, RouteDecision, VernierError } from '#core';
import { createMemorySink, type MemoryAnswer } from '#gateway';
import { z } from 'zod';
import type { CommandContext } from '../command-context.ts';
import { loadConfig } from '../config/load-config.ts';
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
const Explanation = z.object({ decision: RouteDecision });

/** What a question brought: the answer, and why it came from where it came from. */
interface Asked {
  readonly text: string;
  readonly headers: MemoryAnswer['headers'];
  readonly decision: RouteDecision | null;
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

async function explain({ gateway }: OpenGateway, answer: MemoryAnswer): Promise<RouteDecision | null> {
  const id = answer.headers['x-vernier-decision'];
  if (id === undefined) return null;
  const response = await gateway.app.request(`http://localhost/vernier/decisions/${id}`, {
    headers: { host: 'localhost' },
  });
  const parsed = Explanation.safeParse(await response.json());
  return parsed.success ? parsed.data.decision : null;
}

async function ask(open: OpenGateway, question: string, flags: AskFlags): Promise<Asked> {
  const body = {
    model: flags.model,
    max_tokens: flags.maxTokens,
    messages: [{ role: 'user', content: question }],
  };
  const { sink, answer: answering } = createMemorySink();
  const head = { method: 'POST', path: '/v1/messages', headers: requestHeaders(flags) };
  await open.gateway.serve(head, Buffer.from(JSON.stringify(body)), sink);
  const answer = await answering;
  const value: unknown = JSON.parse(answer.body.toString());
  if (answer.status !== 200) {
    const failure = Failure.safeParse(value);
    const message = failure.success ? failure.data.error.message : `the gateway answered ${answer.status}`;
    throw new VernierError('upstream-refused', message);
  }
  const text = Answer.parse(value)
    .content.map((block) => block.text ?? '')
    .join('');
  return { text, headers: answer.headers, decision: await explain(open, answer) };
}

function candidatesText(decision: RouteDecision): string {
  return formatTable(
    [
      { title: '  plan' },
      { title: 'probability', align: 'right' },
      { title: 'predicted quality', align: 'right' },
      { title: 'predicted cost', align: 'right' },
      { title: 'excluded' },
    ],
    decision.candidates.map((one) => [
      `${one.planId === decision.planId ? '→' : ' '} ${one.planId}`,
      `${(100 * one.probability).toFixed(1)} %`,
      one.predictedQuality === undefined ? '–' : `${(100 * one.predictedQuality).toFixed(1)} %`,
      one.costEstimateUsd === undefined ? '–' : formatUsd(one.costEstimateUsd),
      one.excluded ?? '',
    ]),
  );
}

function decisionText({ headers, decision }: Asked): string {
  if (decision === null) return '';
  const header = (name: string) => headers[`x-vernier-${name}`] ?? 'unknown';
  const costUsd = headers['x-vernier-cost-usd'];
  return [
    '',
    `answered by  ${decision.planId}  (${decision.servedBy})`,
    `because      ${decision.reason}`,
    `effort       ${header('effort')}`,
    `certificate  ${header('certificate')}`,
    `cost         ${costUsd === undefined ? 'not known' : formatUsd(Number(costUsd))}`,
    '',
    candidatesText(decision),
  ].join('\n');
}

/** Asks one question of the gateway of the configuration, and reports the answer with its decision. */
export async function runAsk(context: CommandContext, question: string, flags: AskFlags): Promise<void> {
  const { environment, terminal } = context;
  const opening = openEarly(environment);
  const loaded = await besideOpening(opening, () => loadConfig(environment, flags.config));
  // nobody calls from outside, so that configured keys do not apply
  const { guard, ...rest } = loaded.config;
  const unguarded = { ...loaded, config: { ...rest, guard: { ...guard, keys: [] } } };
  const open = await openGateway({ environment, loaded: unguarded, flags, terminal, opening });
  try {
    const result = await ask(open, question, flags);
    terminal.report({
      text: `${result.text}\n${decisionText(result)}`,
      json: { answer: result.text, decision: result.decision, headers: result.headers },
    });
  } finally {
    await open.close();
  }
}
