import { createCatalog } from '#catalog';
import { type Clock, RequestRecord, Secret } from '#core';
import { EffortConfig } from '#effort';
import { createGuard, GuardConfig } from '#guard';
import {
  AnthropicProviderConfig,
  createAnthropicProvider,
  createOpenaiChatProvider,
  createProviderRegistry,
  createRecordedProvider,
  OpenaiChatProviderConfig,
  type ProviderRegistry,
} from '#providers';
import type { GatewayParts } from '../index.ts';
import { LADDER, ROWS } from './recorded-rows.ts';
import { UPSTREAM_MODELS } from './upstream-answers.ts';

/** The catalog that comes with Vernier. */
export const catalog = createCatalog();

/** The key under which upstreams know the gateway; it must never be seen by a client. */
export const UPSTREAM_KEY = 'sk-upstream-0123456789abcdef';

/** The parts of a gateway, and what it wrote down. */
export interface TestParts extends GatewayParts {
  readonly records: readonly RequestRecord[];
  readonly crashes: readonly unknown[];
  /** Resolves with the next record that is kept. */
  nextRecord(): Promise<RequestRecord>;
}

/** A clock of which every look at the monotonic time is one millisecond later. */
export function createClock(): Clock {
  let elapsedMs = 0;
  return { now: () => Date.UTC(2026, 10, 20, 12), monotonicMs: () => (elapsedMs += 1) };
}

/** Answers from the constructed recordings. */
export function recordedProviders(): ProviderRegistry {
  return createProviderRegistry([
    { provider: createRecordedProvider({ rows: ROWS, catalog }), models: LADDER },
  ]);
}

/** Timeouts of an upstream, in milliseconds. */
export interface UpstreamTimeouts {
  readonly headTimeoutMs?: number;
  readonly stallTimeoutMs?: number;
}

/** Sends every model to one address: Claude models in the one format, GPT models in the other. */
export function upstreamProviders(baseUrl: string, timeouts: UpstreamTimeouts = {}): ProviderRegistry {
  const config = { baseUrl, apiKey: new Secret(UPSTREAM_KEY), ...timeouts };
  const claude = createAnthropicProvider(AnthropicProviderConfig.parse(config));
  const gpt = createOpenaiChatProvider(OpenaiChatProviderConfig.parse(config));
  return createProviderRegistry([
    { provider: claude, models: [UPSTREAM_MODELS['anthropic-messages'], 'claude-opus-5-5'] },
    { provider: gpt, models: [UPSTREAM_MODELS['openai-chat']] },
  ]);
}

/** The parts of a gateway that answers from recordings to this machine; a test replaces what it is about. */
export function createParts(changes: Partial<GatewayParts> = {}): TestParts {
  const records: RequestRecord[] = [];
  const crashes: unknown[] = [];
  const waiting: ((record: RequestRecord) => void)[] = [];
  let ids = 0;
  return {
    catalog,
    providers: recordedProviders(),
    guard: createGuard(GuardConfig.parse({})),
    effort: EffortConfig.parse({}),
    defaultHold: 0.97,
    dial: () => undefined,
    ladder: LADDER,
    spool: {
      append: (record) => {
        records.push(RequestRecord.parse(record));
        for (const tell of waiting.splice(0)) tell(record);
      },
      state: () => ({ status: 'ok' }),
      close: () => undefined,
    },
    store: { findDecision: () => Promise.resolve(undefined) },
    clock: createClock(),
    createId: (prefix) => `${prefix}_${(ids += 1)}`,
    version: '0.0.0-test',
    crash: (error) => crashes.push(error),
    ...changes,
    records,
    crashes,
    nextRecord: () => new Promise((resolve) => waiting.push(resolve)),
  };
}
