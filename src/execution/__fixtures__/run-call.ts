import { type Catalog, createCatalog } from '#catalog';
import { type Clock, Secret } from '#core';
import {
  AnthropicProviderConfig,
  createAnthropicProvider,
  createOpenaiChatProvider,
  createProviderRegistry,
  OpenaiChatProviderConfig,
  type Provider,
} from '#providers';
import { type JsonObject, parseBody, readRequest, type WireFormat } from '#wire';
import type { PlanCall } from '../plan-call.ts';
import type { PlanContext } from '../run-plan.ts';
import type { PlanRun } from '../plan-run.ts';

/** The catalog that comes with Vernier. */
export const catalog: Catalog = createCatalog();

/** A clock of which every look at the monotonic time is one millisecond later. */
export function createClock(): Clock {
  let elapsedMs = 0;
  return { now: () => Date.UTC(2026, 10, 20, 12), monotonicMs: () => (elapsedMs += 1) };
}

/** Makes a call of a body, as the gateway does. */
export function toCall(format: WireFormat, body: JsonObject | string, changes: Partial<PlanCall> = {}): PlanCall {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const parsed = parseBody(bytes);
  const slashCommands = changes.slashCommands ?? false;
  return {
    requestId: 'req_1',
    bytes,
    body: parsed,
    view: readRequest(format, parsed, { slashCommands }),
    headers: {},
    slashCommands,
    effortAsked: 'default',
    unsetEffort: 'as-sent',
    ...changes,
  };
}

/** Makes the context in which one provider serves every model. */
export function toContext(provider: Provider, changes: Partial<PlanContext> = {}): PlanContext {
  const providers = createProviderRegistry([{ provider, models: ['*'] }]);
  return { providers, catalog, clock: createClock(), ...changes };
}

/** Makes the provider that speaks a format to an upstream. */
export function createProvider(format: WireFormat, baseUrl: string): Provider {
  const config = { baseUrl, apiKey: new Secret('key-of-the-gateway') };
  return format === 'anthropic-messages'
    ? createAnthropicProvider(AnthropicProviderConfig.parse(config))
    : createOpenaiChatProvider(OpenaiChatProviderConfig.parse(config));
}

/** Reads a run's body to its end. */
export function readRun(run: PlanRun): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    run.body.read({
      data(chunk) {
        chunks.push(chunk);
        return true;
      },
      end: () => resolve(Buffer.concat(chunks).toString()),
      fail: reject,
    });
  });
}
