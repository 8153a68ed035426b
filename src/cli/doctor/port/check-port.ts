import { createServer } from 'node:net';
import { HealthResponse } from '#contract';
import { assertNever, type Clock, toIsoTimestamp } from '#core';
import { askHttp, type HttpAnswer } from '../ask-http.ts';
import { formatSpan } from '../check-clock.ts';
import type { Finding } from '../finding.ts';
import { findHolder } from './find-holder.ts';

const TIMEOUT_MS = 1000;
const SHORTEST_SHOWN_SERVER = 60;

/** Where it is wanted to listen. */
interface Address {
  readonly host: string;
  readonly port: number;
}

/** How a taken port is looked at. */
export interface PortOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Milliseconds until somebody who takes connections counts as silent. */
  readonly timeoutMs?: number;
}

const EVERY_ADDRESS: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };
const ANOTHER = 'stop it, or choose another with --port';

/** Why the address cannot be listened on; undefined when it can. */
function tryToListen(at: Address): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', resolve);
    probe.listen(at, () => probe.close(() => resolve(undefined)));
  });
}

function healthOf(text: string): HealthResponse | undefined {
  try {
    // another version may say more
    return HealthResponse.loose().safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function vernierText({ status, version, uptimeMs, reason }: HealthResponse, now: number): string {
  const since = toIsoTimestamp(now - uptimeMs)
    .slice(0, 16)
    .replace('T', ' ');
  const state = status === 'ok' ? '' : `, and takes no work (${reason ?? 'it does not say why'})`;
  return `Vernier ${version} listens here since ${since} UTC (${formatSpan(uptimeMs)})${state}: use it, or ${ANOTHER}`;
}

function taken(by: string): Omit<Finding, 'what'> {
  return { status: 'problem', found: `taken by a program that ${by}: ${ANOTHER}` };
}

/** Who answered, in words: a Vernier is no problem, anybody else is. */
function judgeHolder(answer: HttpAnswer, holder: string | undefined, now: number): Omit<Finding, 'what'> {
  const who = holder === undefined ? '' : ` (${holder})`;
  switch (answer.type) {
    case 'answered': {
      const health = healthOf(answer.text);
      if (health !== undefined) return { status: 'note', found: vernierText(health, now) };
      const server = answer.header('server')?.slice(0, SHORTEST_SHOWN_SERVER);
      return taken(
        `speaks HTTP and is no Vernier${who || (server === undefined ? '' : ` (it says ${server})`)}`,
      );
    }
    case 'silent':
      return taken(`accepts connections and never answers${who}`);
    case 'not-http':
      return taken(`does not speak HTTP${who}`);
    case 'unreachable':
      return taken(`ends connections without an answer${who}`);
    default:
      return assertNever(answer);
  }
}

/** Looks whether the gateway can listen where it should, and if not, who does instead. */
export async function checkPort({ host, port }: Address, options: PortOptions): Promise<Finding> {
  const { clock, signal, timeoutMs = TIMEOUT_MS } = options;
  const named = { what: 'port', about: String(port) } as const;
  if (port === 0) return { ...named, status: 'ok', found: `any free one on ${host}` };
  const error = await tryToListen({ host, port });
  if (error === undefined) return { ...named, status: 'ok', found: `free on ${host}` };
  if (error.code !== 'EADDRINUSE') {
    const found = `${host} cannot be listened on (${error.message}): choose another with --host or --port`;
    return { ...named, status: 'problem', found };
  }
  const bare = EVERY_ADDRESS[host] ?? (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host);
  const answer = await askHttp({ url: `http://${bare}:${port}/healthz`, timeoutMs, signal });
  const holder =
    answer.type === 'answered' && healthOf(answer.text) !== undefined ? undefined : findHolder(port, clock);
  return { ...named, ...judgeHolder(answer, holder, clock.now()) };
}
