import { toIsoDate } from '#core';
import type { LoadedConfig } from '../config/load-config.ts';
import { describeRungs, type Rung } from '../ladder/describe-rungs.ts';
import { ladderLines } from '../ladder/ladder-text.ts';
import type { OpenGateway } from '../open-gateway.ts';
import { COMMAND_NAME } from '../package-facts.ts';
import { originOf } from './origin-of.ts';

/** Where a gateway listens, and since when. */
export interface Listening {
  readonly host: string;
  readonly port: number;
  readonly loaded: LoadedConfig;
  /** Milliseconds since the Unix epoch. */
  readonly today: number;
  /** Whether the page was built, and is served at `/`. */
  readonly hasPage: boolean;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|::1|\[::1\])$/iu;
/** The knot that is the top plan, always. */
const TOP_KNOT = 20;

function rungsOf({ ladder, catalog, providers }: OpenGateway, today: number): readonly Rung[] {
  const { registry, discovery } = providers;
  const providerOf = (model: string) => registry.find(model);
  return describeRungs({ ladder, catalog, providerOf, discovery, today: toIsoDate(today) });
}

function ladderText({ ladder, providers }: OpenGateway, rungs: readonly Rung[]): readonly string[] {
  if (ladder.length > 0) return ladderLines(rungs, providers.discovery);
  return [
    'ladder  empty: a request must name a model; for `auto` list models under `ladder` in vernier.yaml',
  ];
}

/** The providers that nobody configured: where each was found. */
function foundIn({ providers }: OpenGateway): readonly { providerId: string; from: string }[] {
  return providers.discovery.providers.map(({ id, foundAt }) => ({
    providerId: id,
    from: foundAt.kind === 'variable' ? foundAt.variable : foundAt.origin,
  }));
}

/** The dial that serves, in a line. */
export function dialLine({ dial }: Pick<OpenGateway, 'dial'>): string {
  if (dial.status === 'unmeasured') {
    return 'dial    unmeasured: a position picks a rung, and nothing is certified (`vernier dial fit --help`)';
  }
  if (dial.status === 'being-made') {
    return 'dial    of the sample work: being made, ready in a few seconds';
  }
  const { policy, certificates } = dial.dial;
  const held = certificates
    .filter((one) => one.segment === null && one.lowestKnot < TOP_KNOT)
    .map((one) => one.rho);
  const certified =
    held.length === 0 ? 'nothing certified below the top plan' : `certified: hold ${held.join(', ')}`;
  return `dial    policy ${policy.record.hash.slice(0, 12)} on ${policy.record.source} outcomes; ${certified}`;
}

/** A policy that nobody can serve. */
function leftOutLines({ leftOut }: OpenGateway): string[] {
  if (leftOut === undefined) return [];
  const missing = leftOut.unservedModels.join(', ');
  return [
    `dial    policy ${leftOut.policyHash.slice(0, 12)} is in force but does not serve: no provider has ${missing}`,
  ];
}

/** What a newcomer must know before the first request, where there is anything. */
function warnings(open: OpenGateway, { host, loaded }: Listening): string[] {
  const hasKeys = loaded.config.guard.keys.length > 0;
  return [
    ...(open.providers.sample !== undefined
      ? [
          'No provider was found: the sample work is served; all rungs but the lowest are simulated.',
          'Your own: a key such as ANTHROPIC_API_KEY, a model server on this machine, or vernier.yaml (`providers`).',
        ]
      : []),
    ...(hasKeys || LOOPBACK.test(host)
      ? []
      : [
          'No keys are configured: only this machine is served, whatever the address (`vernier keys create`).',
        ]),
  ];
}

/** A text as one word of a POSIX shell. */
function shellWord(text: string): string {
  return `'${text.replaceAll("'", () => String.raw`'\''`)}'`;
}

/** One request to paste into a shell; with keys configured the caller's own is read from a variable. */
function exampleRequest({ providers, ladder }: OpenGateway, listening: Listening): string {
  const hasKeys = listening.loaded.config.guard.keys.length > 0;
  const body = {
    model: ladder.length === 0 ? 'MODEL' : 'auto',
    max_tokens: 256,
    messages: [{ role: 'user', content: providers.examplePrompt ?? 'Say hello.' }],
  };
  return [
    `curl -i ${originOf(listening)}/v1/messages`,
    "-H 'content-type: application/json'",
    ...(hasKeys ? ['-H "x-api-key: $VERNIER_KEY"'] : []),
    "-H 'x-vernier-effort: low'",
    `-d ${shellWord(JSON.stringify(body))}`,
  ].join(' ');
}

/** What can be done with the sample work in another terminal. */
function sampleCommands({ providers }: OpenGateway, { host, port, loaded }: Listening): string[] {
  if (providers.sample === undefined) return [];
  const origin = originOf({ host, port });
  // both look where the configuration says
  const isConfigured = origin === originOf(loaded.config.listen);
  const where = isConfigured ? '' : ` --url ${origin}`;
  const rows = [
    [
      `${COMMAND_NAME} demo${where}`,
      `turns the dial from 0 to 1 over ${providers.sample.forms.length} sample forms`,
    ],
    [`${COMMAND_NAME} ask${where}`, 'takes the next sample form and explains the decision'],
  ];
  const width = Math.max(...rows.map(([command = '']) => command.length));
  return rows.map(([command = '', text]) => `  ${command.padEnd(width)}  ${text}`);
}

/** What `up` says once it listens, for people and for machines. */
export function greeting(open: OpenGateway, listening: Listening): { text: string; json: unknown } {
  const origin = originOf(listening);
  const { loaded, today, hasPage } = listening;
  const dial = open.dial.status === 'served' ? open.dial.dial : undefined;
  const rungs = rungsOf(open, today);
  const request = exampleRequest(open, listening);
  const hints = [
    ...(loaded.config.guard.keys.length > 0
      ? [`first put a key that \`${COMMAND_NAME} keys create\` made into the variable VERNIER_KEY`]
      : []),
    ...(open.ladder.length === 0 ? ['MODEL stands for a model of the upstream'] : []),
  ];
  const lines = [
    `Vernier listens on ${origin}  (configuration: ${loaded.file ?? 'none, the defaults'})`,
    ...(hasPage ? [`The page is there: open ${origin}/`] : []),
    ...warnings(open, listening),
    '',
    ...ladderText(open, rungs),
    dialLine(open),
    ...leftOutLines(open),
    '',
    `try it${hints.length === 0 ? '' : ` (${hints.join('; ')})`}`,
    `  ${request}`,
    ...sampleCommands(open, listening),
    '',
    'Ctrl-C stops it.',
  ];
  return {
    text: lines.join('\n'),
    json: {
      origin,
      page: hasPage ? `${origin}/` : null,
      ladder: open.ladder,
      rungs,
      found: foundIn(open),
      notes: open.providers.discovery.notes,
      policyHash: dial?.policy.record.hash ?? null,
      request,
    },
  };
}
