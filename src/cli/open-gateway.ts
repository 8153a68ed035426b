import { randomUUID } from 'node:crypto';
import { type Catalog, createCatalog } from '#catalog';
import { type Clock, toIsoDate, VernierError } from '#core';
import { createGateway, type Gateway } from '#gateway';
import { createGuard } from '#guard';
import { type Dial, loadDialInForce, openDial, readDial } from '#routing';
import { createSpool, openStore, type Store } from '#store';
import { createProviders, type Providers } from './create-providers.ts';
import type { Environment } from './environment.ts';
import type { LoadedConfig } from './load-config.ts';
import { packageVersion } from './package-facts.ts';

/** What the command line adds to the configuration. */
export interface GatewayFlags {
  /** A dial file instead of the dial in force. */
  readonly dial?: string;
  readonly recordings?: readonly string[];
  readonly upstream?: string;
}

/** A gateway with everything that it stands on. */
export interface OpenGateway {
  readonly gateway: Gateway;
  readonly catalog: Catalog;
  readonly providers: Providers;
  readonly dial: Dial | undefined;
  /** The models of `auto`, cheapest first. */
  readonly ladder: readonly string[];
  /** Lets running answers end, ingests the spool, closes the store. */
  close(): Promise<void>;
}

const clock: Clock = { now: () => Date.now(), monotonicMs: () => performance.now() };

/** The ladder in list-price order; models without a price stand last, as if dearest. */
function orderLadder(models: readonly string[], catalog: Catalog): string[] {
  const priceOf = (id: string) => {
    const cost = catalog.estimateCost({
      model: id,
      inputTokens: 1000,
      outputTokens: 1000,
      at: toIsoDate(clock.now()),
    });
    return cost.status === 'priced' ? cost.costUsd : Number.POSITIVE_INFINITY;
  };
  return models.toSorted((a, b) => priceOf(a) - priceOf(b) || 0);
}

async function loadDial(store: Store, file: string | undefined): Promise<Dial | undefined> {
  const record =
    file === undefined
      ? await loadDialInForce(store.db)
      : await readDial({ openStore: () => Promise.resolve(store) }, file);
  return record === undefined ? undefined : openDial(record);
}

/** The models of a dial that no provider serves. */
function unservedModels(dial: Dial, providers: Providers): string[] {
  const models = dial.policy.record.plans.flatMap((plan) =>
    plan.steps.flatMap((step) => (step.type === 'check' ? [] : [step.modelId])),
  );
  return models.filter((model) => providers.registry.find(model) === undefined);
}

/** A dial that was asked for by name must be served whole; the one in force is left out when its models are gone. */
function usableDial(dial: Dial | undefined, providers: Providers, isNamed: boolean): Dial | undefined {
  const missing = dial === undefined ? [] : unservedModels(dial, providers);
  if (missing.length === 0) return dial;
  if (!isNamed) return undefined;
  throw new VernierError(
    'unknown-model',
    `no provider serves ${missing.join(', ')} of this dial: configure one in vernier.yaml, or add --recordings`,
  );
}

/**
 * Composes the gateway of a configuration: providers, guard, store, spool, and the dial in force.
 *
 * Throws  'config-invalid', 'store-unavailable', 'policy-invalid', 'file-unreadable', 'unknown-model'
 */
export async function openGateway(
  environment: Environment,
  { config, directory }: LoadedConfig,
  flags: GatewayFlags,
): Promise<OpenGateway> {
  const opening = openStore({ home: environment.home, databaseUrl: environment.databaseUrl });
  // while the providers are made; a failure is thrown below
  opening.catch(() => undefined);
  const catalog = createCatalog();
  const providers = await createProviders({ ...flags, catalog, directory, providers: config.providers });
  const store = await opening;
  const dial = usableDial(await loadDial(store, flags.dial), providers, flags.dial !== undefined);
  const spool = createSpool({ directory: store.spoolDirectory, processId: process.pid });
  const ladder = orderLadder(config.ladder ?? providers.registry.modelIds, catalog);
  const gateway = createGateway({
    catalog,
    providers: providers.registry,
    guard: createGuard(config.guard),
    effort: config.effort,
    defaultHold: config.routing.defaultHold,
    dial: () => dial,
    ladder,
    spool,
    store,
    clock,
    createId: (prefix) => `${prefix}_${randomUUID().replaceAll('-', '')}`,
    version: packageVersion(),
    crash: (error) => {
      process.stderr.write(
        `vernier: a bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
    },
  });
  return {
    gateway,
    catalog,
    providers,
    dial,
    ladder,
    async close() {
      await providers.registry.close();
      spool.close();
      await store.close();
    },
  };
}
