import { randomUUID } from 'node:crypto';
import { type Catalog, openCatalog } from '#catalog';
import { type CreateId, type Terminal, toIsoDate, VernierError } from '#core';
import { type ConsoleFiles, createGateway, type Gateway } from '#gateway';
import { createGuard } from '#guard';
import { createSpool, type Spool, type Store } from '#store';
import { createProviders, type Providers } from './create-providers.ts';
import type { Environment } from './environment.ts';
import type { LoadedConfig } from './config/load-config.ts';
import { openSampleWork, SAMPLE_HOLD, type OpenSampleWork } from './first-dials/sample-work.ts';
import { sampleCatalogFiles } from './first-dials/sample-work-models.ts';
import { sampleItems } from './first-dials/sample-work-facts.ts';
import {
  chooseDial,
  dialOf,
  type DialInUse,
  followSampleDial,
  type LeftOutDial,
  modelsOfDial,
} from './first-dials/serving-dial.ts';
import { createShownDials, type ShownDials } from './first-dials/shown-dials.ts';
import { localModels } from './ladder/auto-models.ts';
import { openCatalogAloud } from './inputs/open-catalog-aloud.ts';
import { besideOpening, type OpeningStore } from './open-early.ts';
import { packageVersion } from './package-facts.ts';
import { readRecordingsAloud } from './inputs/read-recordings-aloud.ts';

/** What the command line adds to the configuration. */
export interface GatewayFlags {
  readonly config?: string;
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
  /** The dial that serves by now. */
  readonly dial: DialInUse;
  /** Settles, and never rejects, once the dial that serves is there: only the sample's may still have to be made. */
  readonly dialSettled: Promise<void>;
  /** A policy that is in force but whose models no provider has. */
  readonly leftOut: LeftOutDial | undefined;
  /** The dials that the page shows. */
  readonly shownDials: ShownDials;
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
  /** The built page, where it is to be served. */
  readonly console?: ConsoleFiles | undefined;
}

interface Foundation {
  readonly store: Store;
  readonly catalog: Catalog;
  readonly providers: Providers;
}

/** The ladder in list-price order: models of this machine first, models without a price last, as if dearest. */
function orderLadder(models: readonly string[], { catalog, providers }: Foundation, at: string): string[] {
  const local = localModels(providers.discovery);
  const priceOf = (model: string) => {
    if (local.has(model)) return Number.NEGATIVE_INFINITY;
    const cost = catalog.estimateCost({ model, inputTokens: 1000, outputTokens: 1000, at });
    return cost.status === 'priced' ? cost.costUsd : Number.POSITIVE_INFINITY;
  };
  return models.toSorted((a, b) => priceOf(a) - priceOf(b) || 0);
}

/** The models of `auto`: as configured, else those of the dial, else all that providers name. */
function chooseLadder(sources: GatewaySources, foundation: Foundation, dial: DialInUse): string[] {
  const { providers } = foundation;
  const { loaded, environment } = sources;
  const { ladder } = loaded.config;
  const unserved = (ladder ?? []).filter((model) => providers.registry.find(model) === undefined);
  if (unserved.length > 0) {
    throw new VernierError(
      'config-invalid',
      `no provider serves ${unserved.join(', ')} of the ladder in ${loaded.file}: add it to the models of a provider, or take it off the ladder`,
    );
  }
  const models = ladder ?? (dial.status === 'served' ? modelsOfDial(dial.dial) : providers.autoModels);
  return orderLadder(models, foundation, toIsoDate(environment.clock.now()));
}

/** The catalog with the stated prices of the sample's models, where they serve. */
function withSample(catalog: Catalog, sample: OpenSampleWork | undefined, home: string): Catalog {
  return sample === undefined ? catalog : openCatalog(home, sampleCatalogFiles(sample.simulation)).catalog;
}

/** Makes the providers while the store is opened; where one of them fails the other is closed again. */
async function openFoundation(sources: GatewaySources): Promise<Foundation> {
  const { environment, loaded, flags, terminal, opening } = sources;
  const { home } = environment;
  const catalog = await besideOpening(opening, () => openCatalogAloud(home, terminal));
  const upstreamKey = environment.env['VERNIER_UPSTREAM_KEY'];
  const making = createProviders({
    ...flags,
    catalog,
    directory: loaded.directory,
    providers: loaded.config.providers,
    discover: loaded.config.discover,
    env: environment.env,
    today: toIsoDate(environment.clock.now()),
    readRecordings: (paths) => readRecordingsAloud(paths, terminal),
    openSample: () => openSampleWork(environment),
    ...(upstreamKey === undefined ? {} : { upstreamKey }),
  });
  const [made] = await Promise.allSettled([making]);
  const opened = await opening.result;
  if (opened.status === 'fulfilled' && made.status === 'fulfilled') {
    return {
      store: opened.value,
      catalog: withSample(catalog, made.value.sample, home),
      providers: made.value,
    };
  }
  if (opened.status === 'fulfilled') await opened.value.close();
  if (made.status === 'fulfilled') await made.value.registry.close();
  throw opened.status === 'rejected' ? opened.reason : made.status === 'rejected' ? made.reason : undefined;
}

function reportBug(error: unknown): void {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`vernier: a bug of Vernier: ${trace}\n`);
}

/** Ids begin with the time: random ones would dirty a page of every index with every record. */
function idsOf({ clock }: Environment): CreateId {
  return (prefix) =>
    `${prefix}_${clock.now().toString(36).padStart(9, '0')}${randomUUID().slice(14).replaceAll('-', '')}`;
}

async function compose(sources: GatewaySources, foundation: Foundation): Promise<OpenGateway> {
  const { environment, loaded, flags, terminal } = sources;
  const { store, catalog, providers } = foundation;
  const { config } = loaded;
  const chosen = await chooseDial(foundation, { file: flags.dial, delta: config.routing.delta });
  const ladder = chooseLadder(sources, foundation, chosen.dial);
  const sample = chosen.dial.status === 'served' ? undefined : providers.sample;
  const dial = followSampleDial(chosen.dial, { sample, crash: reportBug });
  const servingDial = () => dialOf(dial.current());
  const shownDials = createShownDials({ environment, servingDial, sample, note: terminal.note });
  const spool = createSpool({ directory: store.spoolDirectory, processId: process.pid });
  const gateway = createGateway({
    catalog,
    providers: providers.registry,
    guard: createGuard(config.guard),
    effort: config.effort,
    defaultHold: sample === undefined ? config.routing.defaultHold : SAMPLE_HOLD,
    dial: servingDial,
    dials: () => shownDials.list(),
    ...(sample === undefined ? {} : { sample: sampleItems(sample) }),
    ...(sources.console === undefined ? {} : { console: sources.console }),
    ladder,
    ...(config.ladder === undefined ? {} : { configuredLadder: config.ladder }),
    spool,
    store,
    clock: environment.clock,
    createId: idsOf(environment),
    version: packageVersion(),
    crash: reportBug,
  });
  return {
    gateway,
    catalog,
    providers,
    shownDials,
    ladder,
    close: () => closeAll(foundation, spool),
    get dial() {
      return dial.current();
    },
    dialSettled: dial.settled,
    leftOut: chosen.leftOut,
  };
}

async function closeAll(foundation: Foundation, spool: Spool): Promise<void> {
  try {
    spool.close();
  } finally {
    await closeFoundation(foundation);
  }
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
