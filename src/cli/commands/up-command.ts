import { once } from 'node:events';
import { type Terminal, toIsoDate } from '#core';
import { bindNode, listen } from '#gateway';
import { Command, InvalidArgumentError } from 'commander';
import type { Environment } from '../environment.ts';
import { loadConfig } from '../load-config.ts';
import { openGateway, type OpenGateway } from '../open-gateway.ts';

interface UpFlags {
  readonly config?: string;
  readonly port?: number;
  readonly host?: string;
  readonly dial?: string;
  readonly recordings?: string[];
  readonly upstream?: string;
}

/** Milliseconds that running answers get to end after the first signal. */
const GRACE_MS = 10_000;

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
}

function ladderLines({ ladder, catalog, providers }: OpenGateway): string[] {
  const today = toIsoDate(Date.now());
  return ladder.map((model) => {
    const cost = catalog.estimateCost({ model, inputTokens: 1_000_000, outputTokens: 0, at: today });
    const output = catalog.estimateCost({ model, inputTokens: 0, outputTokens: 1_000_000, at: today });
    const price =
      cost.status === 'priced' && output.status === 'priced'
        ? `$${cost.costUsd} in, $${output.costUsd} out per million tokens (list price of ${cost.priceDate})`
        : 'no price known';
    return `  ${model}  ·  ${providers.registry.find(model)?.id ?? 'no provider'}  ·  ${price}`;
  });
}

function dialLine({ dial }: OpenGateway): string {
  if (dial === undefined) return 'dial    unmeasured: positions pick a rung, and nothing is certified';
  const { record } = dial.policy;
  const held = dial.certificates.filter((one) => one.lowestKnot < 20).map((one) => one.rho);
  const certified =
    held.length === 0 ? 'nothing certified below the top plan' : `certified: hold ${held.join(', ')}`;
  return `dial    policy ${record.hash.slice(0, 12)} on ${record.source} outcomes; ${certified}`;
}

function greeting(open: OpenGateway, origin: string, configFile: string | null): string {
  const prompt = JSON.stringify(open.providers.examplePrompt ?? 'Say hello.').replaceAll(
    "'",
    String.raw`'\''`,
  );
  const sample = open.providers.isSample
    ? [
        '',
        'No provider is configured: a few constructed sample answers are served, marked as such (README, "Configure").',
      ]
    : [];
  return [
    `Vernier listens on ${origin}  (configuration: ${configFile ?? 'defaults'})`,
    ...sample,
    '',
    'ladder, cheapest first',
    ...ladderLines(open),
    dialLine(open),
    '',
    'try     ' +
      `curl -i ${origin}/v1/messages -H 'content-type: application/json' -H 'x-vernier-effort: low' ` +
      `-d '{"model":"auto","max_tokens":256,"messages":[{"role":"user","content":${prompt}}]}'`,
  ].join('\n');
}

/** Waits for the first signal to stop; a second one stops at once. */
async function untilStopped(): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  await Promise.race([once(process, 'SIGINT', { signal }), once(process, 'SIGTERM', { signal })]);
  controller.abort();
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
}

async function runUp(environment: Environment, terminal: Terminal, flags: UpFlags): Promise<void> {
  const loaded = loadConfig(environment, flags.config);
  const host = flags.host ?? loaded.config.listen.host;
  const port = flags.port ?? loaded.config.listen.port;
  const open = await openGateway(environment, loaded, flags);
  const server = bindNode(open.gateway);
  try {
    const bound = await listen(server, { host, port });
    const origin = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
    terminal.report({
      text: greeting(open, origin, loaded.file),
      json: { origin, ladder: open.ladder, policyHash: open.dial?.policy.record.hash ?? null },
    });
    await untilStopped();
    const closed = once(server, 'close');
    server.close();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
    await closed;
  } finally {
    await open.close();
  }
}

/** The `up` command: serves until it is told to stop. */
export function createUpCommand(environment: Environment, terminal: () => Terminal): Command {
  return new Command('up')
    .description('Start the gateway.')
    .option('--config <file>', 'configuration; default ./vernier.yaml, then vernier.yaml in the home folder')
    .option('--port <number>', 'port; default 8484, 0 for any free one', parsePort)
    .option('--host <address>', 'address to listen on; default 127.0.0.1')
    .option('--dial <file>', 'a dial file instead of the dial in force')
    .option('--recordings <files...>', 'answer from recordings: JSON Lines, plain or .gz')
    .option('--upstream <url>', 'send every model to one upstream that speaks both formats')
    .addHelpText('after', '\nExample:\n  vernier up --port 8484')
    .action(async (flags: UpFlags) => {
      await runUp(environment, terminal(), flags);
    });
}
