import { randomUUID } from 'node:crypto';
import { createRandom, mean, quantile } from '#stats';
import { decide, type DecideRequest, type Dial, type DialAsk, type DialRecord, openDial } from '#routing';
import { drawPrompts } from './synthetic-work.ts';

const WARM_UP_CALLS = 5000;
const DISTINCT_PROMPTS = 2000;
const DEFAULT_HOLD = 0.97;

/** Rounds of timed calls, of which the least disturbed counts: another program on the same core is no cost of a decision. */
export const ROUNDS = 5;

/** What is asked in turn: positions on and between knots, a promise, and nothing. */
const ASKS: readonly DialAsk[] = [
  { kind: 'position', position: 0.5 },
  { kind: 'position', position: 0.63 },
  { kind: 'hold', rho: 0.95 },
  { kind: 'default' },
];

/** How long one decision takes. */
export interface DecideTimes {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly meanMs: number;
}

function createRequests(): DecideRequest[] {
  return drawPrompts(createRandom('prompts'), DISTINCT_PROMPTS).map((text, index) => ({
    text,
    ask: ASKS[index % ASKS.length] ?? { kind: 'default' },
    excluded: new Map(),
  }));
}

/** Times `calls` decisions one by one. */
function timeRound(dial: Dial, requests: readonly DecideRequest[], calls: number): DecideTimes {
  const options = {
    createId: (prefix: string) => `${prefix}_${randomUUID().replaceAll('-', '')}`,
    defaultHold: DEFAULT_HOLD,
  };
  const times = new Float64Array(calls);
  for (let call = 0; call < calls; call += 1) {
    const request = requests[call % requests.length];
    if (request === undefined) continue;
    const startedMs = performance.now();
    decide(dial, request, options);
    times[call] = performance.now() - startedMs;
  }
  return { p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99), meanMs: mean(times) };
}

/**
 * Times `decide` on prompts that the fit has not seen, each with ids made as in service.
 *
 * Shape   calls: timed in each round → every round, the one with the lowest p99 first
 */
export function measureDecide(record: DialRecord, calls: number): readonly DecideTimes[] {
  const dial = openDial(record);
  const requests = createRequests();
  timeRound(dial, requests, WARM_UP_CALLS);
  const rounds = Array.from({ length: ROUNDS }, () => timeRound(dial, requests, calls));
  return rounds.toSorted((a, b) => a.p99Ms - b.p99Ms);
}
