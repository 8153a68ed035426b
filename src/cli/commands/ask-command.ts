import { formatTable, formatUsd, RouteDecision, type Terminal, VernierError } from '#core';
import { createMemorySink, type MemoryAnswer } from '#gateway';
import { Command } from 'commander';
import { z } from 'zod';
import type { Environment } from '../environment.ts';
import { loadConfig } from '../load-config.ts';
import { openGateway, type OpenGateway } from '../open-gateway.ts';

interface AskFlags {
  readonly config?: string;
  readonly effort?: string;
  readonly hold?: string;
  readonly budgetUsd?: string;
  readonly model: string;
  readonly maxTokens: string;
  readonly dial?: string;
  readonly recordings?: string[];
  readonly upstream?: string;
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
    max_tokens: Number(flags.maxTokens),
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

function decisionText({ headers, decision }: Asked): string {
  if (decision === null) return '';
  const header = (name: string) => headers[`x-vernier-${name}`] ?? 'unknown';
  const candidates = formatTable(
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
  return [
    '',
    `answered by  ${decision.planId}  (${decision.servedBy})`,
    `because      ${decision.reason}`,
    `effort       ${header('effort')}`,
    `certificate  ${header('certificate')}`,
    `cost         ${headers['x-vernier-cost-usd'] === undefined ? 'not known' : formatUsd(Number(header('cost-usd')))}`,
    '',
    candidates,
  ].join('\n');
}

async function runAsk(
  environment: Environment,
  terminal: Terminal,
  asked: { question: string; flags: AskFlags },
) {
  const { question, flags } = asked;
  const open = await openGateway(environment, loadConfig(environment, flags.config), flags);
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

/** The `ask` command: one question through the same path as a served request, with its decision explained. */
export function createAskCommand(environment: Environment, terminal: () => Terminal): Command {
  return new Command('ask')
    .description('Ask one question and see which plan answered it, why, and at what cost.')
    .argument('<question>', 'the question')
    .option('--effort <level>', 'none, minimal, low, medium, high, xhigh, max, or a position from 0 to 1')
    .option('--hold <share>', 'the share of the top plan’s quality to hold, such as 0.95')
    .option('--budget-usd <usd>', 'the most that this answer may cost')
    .option('--model <id>', 'a model instead of the dial', 'auto')
    .option('--max-tokens <number>', 'the most output tokens', '1024')
    .option('--config <file>', 'configuration; default ./vernier.yaml, then vernier.yaml in the home folder')
    .option('--dial <file>', 'a dial file instead of the dial in force')
    .option('--recordings <files...>', 'answer from recordings')
    .option('--upstream <url>', 'send every model to one upstream that speaks both formats')
    .addHelpText('after', '\nExample:\n  vernier ask "Say hello." --effort low')
    .action(async (question: string, flags: AskFlags) => {
      await runAsk(environment, terminal(), { question, flags });
    });
}
