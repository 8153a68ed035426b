import { randomUUID } from 'node:crypto';
import { type Catalog, createCatalog } from '#catalog';
import { type Terminal, toIsoDate, VernierError } from '#core';
import { createGateway, type Gateway } from '#gateway';
import { createGuard } from '#guard';
import { type Dial, loadDialInForce, openDial, readDial } from '#routing';
import { createSpool, type Store } from '#store';
import { createProviders, type Providers } from './create-providers.ts';
import type { Environment } from './environment.ts';
import type { LoadedConfig } from './config/load-config.ts';
import type { OpeningStore } from './open-early.ts';
import { packageVersion } from './package-facts.ts';
import { readRecordingsAloud } from './read-recordings-aloud.ts';

/** What the command line adds to the configuration. */
export interface GatewayFlags {
  readonly config?: string;
  /** A dial file instead of the dial in force. */
  readonly dial?: string;
  readonly recordings?: readonly string[];
  readonly upstream?: string;
}

/** The dial that serves, or why the one in force does not. */
type DialInUse =
  | { readonly status: 'served'; readonly dial: Dial }
  | { readonly status: 'unmeasured' }
  | { readonly status: 'left-out'; readonly policyHash: string; readonly unservedModels: readonly string[] };

/** A gateway with everything that it stands on. */
export interface OpenGateway {
  readonly gateway: Gateway;
  readonly catalog: Catalog;
  readonly providers: Providers;
  readonly dial: DialInUse;
  /** The models of `auto`, cheapest first. */
  readonly ladder: readonly string[];
  /** Ingests the spool, closes the store. */
  close(): Promise<void>;
}

/** What a gateway is opened from. */
export interface GatewaySources {
  readonly environment: Environment;
  readonly loaded: LoadedConfig;
  readonly flags: GatewayFlags;
  readonly terminal: Pick<Terminal, 'note'>;
  readonly opening: OpeningStore;
}

interface Foundation {
  readonly store: Store;
  readonly catalog: Catalog;
  readonly providers: Providers;
}

/** The ladder in list-price order; models without a price stand last, as if dearest. */
function orderLadder(models: readonly string[], catalog: Catalog, at: string): string[] {
  const priceOf = (model: string) => {
    const cost = catalog.estimateCost({ model, inputTokens: 1000, outputTokens: 1000, at });
    return cost.status === 'priced' ? cost.costUsd : Number.POSITIVE_INFINITY;
  };
  return models.toSorted((a, b) => priceOf(a) - priceOf(b) || 0);
}

function modelsOfDial({ policy }: Dial): string[] {
  const models = policy.record.plans.flatMap((plan) =>
    plan.steps.flatMap((step) => (step.type === 'check' ? [] : [step.modelId])),
  );
  return [...new Set(models)];
}

/** A certificate at a larger risk than the configured one keeps no promise here. */
async function loadDial(
  store: Store,
  { file, delta }: { readonly file: string | undefined; readonly delta: number },
): Promise<Dial | undefined> {
  const record =
    file === undefined
      ? await loadDialInForce(store.db)
      : await readDial({ openStore: () => Promise.resolve(store) }, file);
  if (record === undefined) return undefined;
  return openDial({ ...record, certificates: record.certificates.filter((one) => one.delta <= delta) });
}

/** A dial that was asked for by name must be served whole; the one in force is left out when its models are gone. */
async function chooseDial(
  { store, providers }: Foundation,
  { file, delta }: { readonly file: string | undefined; readonly delta: number },
): Promise<DialInUse> {
  const dial = await loadDial(store, { file, delta });
  if (dial === undefined) return { status: 'unmeasured' };
  const unserved = modelsOfDial(dial).filter((model) => providers.registry.find(model) === undefined);
  if (unserved.length === 0) return { status: 'served', dial };
  if (file === undefined) {
    return { status: 'left-out', policyHash: dial.policy.record.hash, unservedModels: unserved };
  }
  throw new VernierError(
    'unknown-model',
    `no provider serves ${unserved.join(', ')} of the dial ${file}: configure one in vernier.yaml, or add --recordings`,
  );
}

/** The models of `auto`: as configured, else those of the dial, else all that providers name. */
function chooseLadder(
  sources: GatewaySources,
  { catalog, providers }: Foundation,
  dial: DialInUse,
): string[] {
  const { loaded, environment } = sources;
  const { ladder } = loaded.config;
  const unserved = (ladder ?? []).filter((model) => providers.registry.find(model) === undefined);
  if (unserved.length > 0) {
    throw new VernierError(
      'config-invalid',
      `no provider serves ${unserved.join(', ')} of the ladder in ${loaded.file}: add it to the models of a provider, or take it off the ladder`,
    );
  }
  const models = ladder ?? (dial.status === 'served' ? modelsOfDial(dial.dial) : providers.registry.modelIds);
  return orderLadder(models, catalog, toIsoDate(environment.clock.now()));
}

/** Makes the providers while the store is opened; where one of them fails the other is closed again. */
async function openFoundation(sources: GatewaySources): Promise<Foundation> {
  const { environment, loaded, flags, terminal, opening } = sources;
  const catalog = createCatalog();
  const upstreamKey = environment.env['VERNIER_UPSTREAM_KEY'];
  const making = createProviders({
    ...flags,
    catalog,
    directory: loaded.directory,
    providers: loaded.config.providers,
    readRecordings: (paths) => readRecordingsAloud(paths, terminal),
    ...(upstreamKey === undefined ? {} : { upstreamKey }),
  });
  const [made] = await Promise.allSettled([making]);
  const opened = await opening.result;
  if (opened.status === 'fulfilled' && made.status === 'fulfilled') {
    return { store: opened.value, catalog, providers: made.value };
  }
  if (opened.status === 'fulfilled') await opened.value.close();
  if (made.status === 'fulfilled') await made.value.registry.close();
  throw opened.status === 'rejected' ? opened.reason : made.status === 'rejected' ? made.reason : undefined;
}

function reportBug(error: unknown): void {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`vernier: a bug of Vernier: ${trace}\n`);
}

async function compose(sources: GatewaySources, foundation: Foundation): Promise<OpenGateway> {
  const { environment, loaded, flags } = sources;
  const { store, catalog, providers } = foundation;
  const { config } = loaded;
  const dial = await chooseDial(foundation, { file: flags.dial, delta: config.routing.delta });
  const ladder = chooseLadder(sources, foundation, dial);
  const spool = createSpool({ directory: store.spoolDirectory, processId: process.pid });
  const gateway = createGateway({
    catalog,
    providers: providers.registry,
    guard: createGuard(config.guard),
    effort: config.effort,
    defaultHold: config.routing.defaultHold,
    dial: () => (dial.status === 'served' ? dial.dial : undefined),
    ladder,
    spool,
    store,
    clock: environment.clock,
    // ids begin with the time: random ones would dirty a page of every index with every record
    createId: (prefix) =>
      `${prefix}_${environment.clock.now().toString(36).padStart(9, '0')}${randomUUID().slice(14).replaceAll('-', '')}`,
    version: packageVersion(),
    crash: reportBug,
  });
  const close = async () => {
    try {
      spool.close();
    } finally {
      await closeFoundation(foundation);
    }
  };
  return { gateway, catalog, providers, dial, ladder, close };
}

async function closeFoundation({ providers, store }: Foundation): Promise<void> {
  try {
    await providers.registry.close();
  } finally {
    await store.close();
  }
}

/**
 * Composes the gateway of a configuration: providers, guard, store, spool, and the dial in force.
 *
 * Throws  'config-invalid', 'store-unavailable', 'policy-invalid', 'file-unreadable', 'unknown-model'
 */
export async function openGateway(sources: GatewaySources): Promise<OpenGateway> {
  const foundation = await openFoundation(sources);
  try {
    return await compose(sources, foundation);
  } catch (error) {
    await closeFoundation(foundation);
    throw error;
  }
}
