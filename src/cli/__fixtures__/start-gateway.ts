import { type Running, startVernier } from './start-vernier.ts';
import { homeWithDials } from './home-with-dials.ts';

const GREETING = /Vernier listens on (http:\S+)[^]*Ctrl-C stops it\.\n/u;

/** A gateway of the real command. */
export interface StartedGateway {
  readonly running: Running;
  readonly origin: string;
  readonly greeting: string;
  readonly home: string;
}

/** Starts the gateway on a free port and waits until it listens. */
export async function startGateway(
  flags: readonly string[] = [],
  ownHome?: string,
): Promise<StartedGateway> {
  const home = ownHome ?? (await homeWithDials());
  const running = startVernier(['up', '--port', '0', ...flags], { home });
  const [greeting, origin = ''] = await running.printed(GREETING);
  return { running, origin, greeting, home };
}

/** Asks a gateway one question in Anthropic's format. */
export function askGateway(
  origin: string,
  headers: Readonly<Record<string, string>> = {},
  content = 'Say hello.',
): Promise<Response> {
  return fetch(`${origin}/v1/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ model: 'auto', max_tokens: 64, messages: [{ role: 'user', content }] }),
  });
}
