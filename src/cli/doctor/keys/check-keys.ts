import type { Clock } from '#core';
import type { ClockWitness } from '../check-clock.ts';
import { askHttp, type HttpAnswer } from '../ask-http.ts';
import type { Finding } from '../finding.ts';
import { freeCall } from './free-call.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { KeyedProvider } from '../find-providers.ts';

const TIMEOUT_MS = 3000;
const SECOND_MS = 1000;
/** What a header can carry; anything else came by copying. */
const SENDABLE = /^[\u0021-\u007e]+$/u;

/** What trying the keys showed. */
export interface KeyFacts {
  readonly findings: readonly Finding[];
  /** The dates that providers answered with. */
  readonly witnesses: readonly ClockWitness[];
}

/** How the keys are tried. */
export interface KeyOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Milliseconds for one call. */
  readonly timeoutMs?: number;
}

const NOTHING: KeyFacts = { findings: [], witnesses: [] };

/** The time at which a provider says that it answered; an answer out of a cache is as old as it says. */
function witnessOf(provider: KeyedProvider, answer: HttpAnswer, seenAt: number): readonly ClockWitness[] {
  if (answer.type !== 'answered') return [];
  const date = Date.parse(answer.header('date') ?? '');
  const ageMs = Number(answer.header('age') ?? 0) * SECOND_MS;
  if (Number.isNaN(date + ageMs)) return [];
  return [{ kind: 'now', said: `what ${provider.id} answers`, at: date + ageMs, seenAt }];
}

async function tryKey(provider: KeyedProvider, options: KeyOptions): Promise<KeyFacts> {
  const { clock, signal, timeoutMs = TIMEOUT_MS } = options;
  const about = { what: 'key', about: provider.id } as const;
  const from = provider.apiKey.from ?? 'the configuration';
  if (!SENDABLE.test(provider.apiKey.reveal())) {
    const found = `the key from ${from} holds a blank, a line break or a letter that no key has: copy it again`;
    return { ...NOTHING, findings: [{ ...about, status: 'problem', found }] };
  }
  const answer = await askHttp({ ...freeCall(provider), timeoutMs, signal });
  return {
    findings: [{ ...about, ...judgeAnswer(answer, provider, timeoutMs) }],
    witnesses: witnessOf(provider, answer, clock.now()),
  };
}

/** Says of every key that it was not tried, because nobody wanted it to be. */
export function leaveKeys(providers: readonly KeyedProvider[]): KeyFacts {
  const found = 'not tried, as --offline says';
  return {
    ...NOTHING,
    findings: providers.map(({ id }) => ({ what: 'key', about: id, status: 'ok', found })),
  };
}

/** Tries every key by a call that costs nothing, all at the same time. */
export async function checkKeys(providers: readonly KeyedProvider[], options: KeyOptions): Promise<KeyFacts> {
  const tried = await Promise.all(providers.map((provider) => tryKey(provider, options)));
  return {
    findings: tried.flatMap((one) => one.findings),
    witnesses: tried.flatMap((one) => one.witnesses),
  };
}
