import { randomUUID } from 'node:crypto';
import { createRandom, quantile } from '#stats';
import { decide, type DecideRequest, type DialAsk, type DialRecord, openDial } from '#routing';
import { drawPrompts } from './synthetic-work.ts';

const WARM_UP_CALLS = 5000;
const DISTINCT_PROMPTS = 2000;
const DEFAULT_HOLD = 0.97;

/** What is asked in turn: positions on and between knots, a promise, and nothing. */
const ASKS: readonly DialAsk[] = [
  { kind: 'position', position: 0.5 },
  { kind: 'position', position: 0.63 },
  { kind: 'hold', rho: 0.95 },
  { kind: 'default' },
];

/** How long one decision takes. */
export interface DecideTimes {
  readonly calls: number;
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

/** Times `decide` call by call on prompts that the fit has not seen, each with ids made as in service. */
export function measureDecide(record: DialRecord, calls: number): DecideTimes {
  const dial = openDial(record);
  const requests = createRequests();
  const options = {
    createId: (prefix: string) => `${prefix}_${randomUUID().replaceAll('-', '')}`,
    defaultHold: DEFAULT_HOLD,
  };
  const times = new Float64Array(calls);
  for (let call = -WARM_UP_CALLS; call < calls; call += 1) {
    const request = requests[(call + WARM_UP_CALLS) % requests.length];
    if (request === undefined) continue;
    const startedMs = performance.now();
    decide(dial, request, options);
    // negative calls are the warm-up
    if (call >= 0) times[call] = performance.now() - startedMs;
  }
  return {
    calls,
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    meanMs: times.reduce((sum, time) => sum + time, 0) / calls,
  };
}
