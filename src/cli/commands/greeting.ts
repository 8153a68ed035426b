import { formatTable, formatUsd, toIsoDate } from '#core';
import type { LoadedConfig } from '../config/load-config.ts';
import type { OpenGateway } from '../open-gateway.ts';

/** Where a gateway listens, and since when. */
export interface Listening {
  readonly host: string;
  readonly port: number;
  readonly loaded: LoadedConfig;
  /** Milliseconds since the Unix epoch. */
  readonly today: number;
}

const EVERY_ADDRESS = new Set(['0.0.0.0', '::', '[::]']);
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|::1|\[::1\])$/iu;
const THOUSAND = 1000;
/** The knot that is the top plan, always. */
const TOP_KNOT = 20;

/** The address by which this machine reaches itself: what listens everywhere is asked at 127.0.0.1. */
function originOf({ host, port }: Listening): string {
  if (EVERY_ADDRESS.has(host)) return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`;
}

function ladderLines({ ladder, catalog, providers }: OpenGateway, today: number): string[] {
  if (ladder.length === 0) {
    return [
      'ladder  empty: a request must name a model; for `auto` list models under `ladder` in vernier.yaml',
    ];
  }
  const at = toIsoDate(today);
  // priced per token of a short prompt: a million tokens of input would fall into the dearest band
  const perMillion = (model: string, inputTokens: number, outputTokens: number) => {
    const cost = catalog.estimateCost({ model, inputTokens, outputTokens, at });
    return cost.status === 'priced' ? formatUsd(cost.costUsd * THOUSAND) : 'no price';
  };
  const table = formatTable(
    [
      { title: 'ladder, cheapest first' },
      { title: 'provider' },
      { title: 'input $/M', align: 'right' },
      { title: 'output $/M', align: 'right' },
    ],
    ladder.map((model) => [
      `  ${model}`,
      providers.registry.find(model)?.id ?? 'none',
      perMillion(model, THOUSAND, 0),
      perMillion(model, 0, THOUSAND),
    ]),
  );
  return [table];
}

function dialLine({ dial }: OpenGateway): string {
  if (dial.status === 'unmeasured') {
    return 'dial    unmeasured: a position picks a rung, and nothing is certified (`vernier dial fit --help`)';
  }
  if (dial.status === 'left-out') {
    const missing = dial.unservedModels.join(', ');
    return `dial    policy ${dial.policyHash.slice(0, 12)} is in force but does not serve: no provider has ${missing}`;
  }
  const { policy, certificates } = dial.dial;
  const held = certificates
    .filter((one) => one.segment === null && one.lowestKnot < TOP_KNOT)
    .map((one) => one.rho);
  const certified =
    held.length === 0 ? 'nothing certified below the top plan' : `certified: hold ${held.join(', ')}`;
  return `dial    policy ${policy.record.hash.slice(0, 12)} on ${policy.record.source} outcomes; ${certified}`;
}

/** What a newcomer must know before the first request, where there is anything. */
function warnings(open: OpenGateway, { host, loaded }: Listening): string[] {
  const hasKeys = loaded.config.guard.keys.length > 0;
  return [
    ...(open.providers.isSample
      ? [
          'No provider is configured: constructed sample answers are served. Your own: vernier.yaml, `providers`.',
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

/** What `up` says once it listens, for people and for machines. */
export function greeting(open: OpenGateway, listening: Listening): { text: string; json: unknown } {
  const origin = originOf(listening);
  const { loaded, today } = listening;
  const dial = open.dial.status === 'served' ? open.dial.dial : undefined;
  const request = exampleRequest(open, listening);
  const hints = [
    ...(loaded.config.guard.keys.length > 0 ? ['VERNIER_KEY must hold a configured key'] : []),
    ...(open.ladder.length === 0 ? ['MODEL stands for a model of the upstream'] : []),
  ];
  const lines = [
    `Vernier listens on ${origin}  (configuration: ${loaded.file ?? 'none, the defaults'})`,
    ...warnings(open, listening),
    '',
    ...ladderLines(open, today),
    dialLine(open),
    '',
    `try it${hints.length === 0 ? '' : ` (${hints.join('; ')})`}`,
    `  ${request}`,
    '',
    'Ctrl-C stops it.',
  ];
  return {
    text: lines.join('\n'),
    json: { origin, ladder: open.ladder, policyHash: dial?.policy.record.hash ?? null, request },
  };
}
