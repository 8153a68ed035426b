import { setTimeout as sleep } from 'node:timers/promises';
import { findPast, pastText } from '#audit';
import type { Environment } from '../environment.ts';
import type { OpenGateway } from '../open-gateway.ts';
import { COMMAND_NAME } from '../package-facts.ts';
import { giveBackMemory } from './give-back-memory.ts';
import { dialLine } from './greeting.ts';

/** Where and how to tell. */
export interface LaterTelling {
  readonly environment: Environment;
  readonly say: (line: string) => void;
  /** Ends what is on its way. */
  readonly signal: AbortSignal;
}

/** Milliseconds for looking at transcripts. */
const PAST_MS = 1000;
/** Milliseconds of rest after all this: whoever asks at once is not made to wait. */
const REST_MS = 1000;
const NEXT_STEP = `\`${COMMAND_NAME} audit\` shows what they used and what it cost`;

async function tellPast({ environment, say, signal }: LaterTelling): Promise<void> {
  const { homeDirectory, env, clock } = environment;
  const past = await findPast({ homeDirectory, env, clock, signal, deadlineMs: PAST_MS });
  const text = pastText(past, NEXT_STEP);
  if (text !== undefined && !signal.aborted) say(text);
}

async function tellDial(open: OpenGateway, { say, signal }: LaterTelling): Promise<void> {
  if (open.dial.status !== 'being-made') return;
  await open.dialSettled;
  if (!signal.aborted) say(dialLine(open));
}

/** Does what a start can leave for later: makes first dials, looks for a past, and says of each what came of it. */
export async function tellLater(open: OpenGateway, telling: LaterTelling): Promise<void> {
  const { signal } = telling;
  await Promise.all([open.shownDials.make(signal), tellDial(open, telling), tellPast(telling)]);
  await sleep(REST_MS, undefined, { ref: false });
  if (!signal.aborted) giveBackMemory();
}
