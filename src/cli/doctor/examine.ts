import { resolve } from 'node:path';
import type { Catalog } from '#catalog';
import { toIsoDate, VernierError } from '#core';
import type { LoadedConfig } from '../config/load-config.ts';
import type { VernierConfig } from '../config/vernier-config.ts';
import type { Environment } from '../environment.ts';
import { checkClock, clockWitnesses } from './check-clock.ts';
import { checkConfiguration, type ConfigurationFacts } from './check-configuration.ts';
import { checkDial, modelsOfPolicy } from './dial/check-dial.ts';
import { checkDisk } from './check-disk.ts';
import { checkHome } from './check-home.ts';
import { checkInstall } from './check-install.ts';
import { checkNode } from './check-node.ts';
import { checkPrices } from './check-prices.ts';
import { checkStore, type StoreFacts, withoutStore } from './check-store.ts';
import { type Deadline, startDeadline, TOO_LATE } from './deadline.ts';
import type { KeyedProvider, ProviderFacts } from './find-providers.ts';
import { type Finding, type FindingName, reasonOf } from './finding.ts';
import { checkKeys, type KeyFacts, leaveKeys } from './keys/check-keys.ts';
import { checkPort } from './port/check-port.ts';
import { withoutDial } from './dial/without-dial.ts';

/** All checks together take no longer: what is not done by then is given up, and said so. */
const DEADLINE_MS = 4000;

/** What is examined, and how. */
export interface ExaminationOptions {
  readonly environment: Environment;
  /** The configuration that was named; else the usual one. */
  readonly configFile: string | undefined;
  /** Whether nobody may be called. */
  readonly isOffline: boolean;
  readonly catalog: Catalog;
  /** The folder of `package.json`. */
  readonly root: string;
  /** Finds the providers that `up` would have. */
  readonly findProviders: (config: VernierConfig) => Promise<ProviderFacts>;
  /** Is told of each check that is done: how many of how many, and which. */
  readonly onDone?: (done: number, total: number, what: FindingName) => void;
  /** Milliseconds for everything. */
  readonly deadlineMs?: number;
}

/** What came of an examination. */
export interface Examination {
  readonly findings: readonly Finding[];
  /** Whether something was given up, so that it may still hold the process. */
  readonly hasGivenUp: boolean;
}

/** Everything that has to be waited for. */
interface SlowFacts {
  readonly install: Finding;
  readonly disk: Finding;
  readonly keys: KeyFacts;
  readonly store: StoreFacts;
  readonly port: Finding;
}

function sayWhy(why: unknown, deadlineMs: number): string {
  if (why instanceof VernierError) return why.message;
  return why === TOO_LATE
    ? `gave no answer within ${deadlineMs / 1000} s: look at what it waits for`
    : `could not be looked at (${reasonOf(why)}): report this as a bug of Vernier`;
}

const NO_PROVIDERS = 'none: sample work is answered until vernier.yaml or a key in the environment names one';

const asIs = (finding: Finding) => finding;

/** What is known of providers when nobody looked for them. */
function withoutProviders(status: 'note' | 'problem', found: string): ProviderFacts {
  return {
    keyed: [],
    ids: [],
    models: [],
    served: undefined,
    findings: [{ what: 'providers', status, found }],
  };
}

/** Where the configuration cannot be used, nobody is called in its place. */
async function lookForProviders(
  { findProviders, deadlineMs = DEADLINE_MS }: ExaminationOptions,
  { finding, loaded }: ConfigurationFacts,
  deadline: Deadline,
): Promise<ProviderFacts> {
  if (finding.status === 'problem') {
    return withoutProviders('note', 'not looked at, as the configuration cannot be used');
  }
  return await deadline.within(
    () => findProviders(loaded.config),
    (why) => withoutProviders('problem', sayWhy(why, deadlineMs)),
  );
}

async function tryKeys(
  providers: readonly KeyedProvider[],
  { environment, isOffline }: ExaminationOptions,
  { signal }: Deadline,
): Promise<KeyFacts> {
  return isOffline ? leaveKeys(providers) : await checkKeys(providers, { clock: environment.clock, signal });
}

/** Waits for all slow checks at the same time; each has a finding in the end, whatever happens to it. */
async function examineSlowly(
  options: ExaminationOptions,
  { loaded, providers }: { readonly loaded: LoadedConfig; readonly providers: readonly KeyedProvider[] },
  deadline: Deadline,
): Promise<SlowFacts> {
  const { environment, root, onDone, deadlineMs = DEADLINE_MS } = options;
  const { home, clock } = environment;
  const { listen } = loaded.config;
  const total = 5;
  let done = 0;
  const wait = async <Value>(
    what: FindingName,
    work: () => Promise<Value>,
    instead: (finding: Finding) => Value,
  ): Promise<Value> => {
    const result = await deadline.within(work, (why) =>
      instead({ what, status: 'problem', found: sayWhy(why, deadlineMs) }),
    );
    done += 1;
    onDone?.(done, total, what);
    return result;
  };
  const [install, disk, keys, store, port] = await Promise.all([
    wait('install', () => checkInstall({ root, home }), asIs),
    wait('disk', () => checkDisk(home), asIs),
    wait(
      'key',
      () => tryKeys(providers, options, deadline),
      (one): KeyFacts => ({ findings: [one], witnesses: [] }),
    ),
    wait(
      'store',
      () => checkStore(environment),
      ({ found }) => withoutStore(found),
    ),
    wait('port', () => checkPort(listen, { clock, signal: deadline.signal }), asIs),
  ]);
  return { install, disk, keys, store, port };
}

function dialFindings(
  { dial }: StoreFacts,
  { loaded, providers }: { readonly loaded: LoadedConfig; readonly providers: ProviderFacts },
  { catalog, environment }: ExaminationOptions,
): readonly Finding[] {
  if (dial.status === 'unreadable') return [dial.finding];
  if (dial.status === 'no-store') {
    return [{ what: 'dial', status: 'note', found: 'not looked at, as the store cannot be opened' }];
  }
  const files = loaded.config.providers.flatMap((one) => (one.type === 'recorded' ? one.files : []));
  const recordings = files.map((file) => resolve(loaded.directory, file));
  const { home, clock } = environment;
  return checkDial(dial.dial, {
    catalog,
    recordings,
    now: clock.now(),
    ...withoutDial(providers, home),
  });
}

/** The models that can be served, as far as their names are known without calling anybody. */
function modelsOf({ config }: LoadedConfig, { models }: ProviderFacts, { dial }: StoreFacts): string[] {
  const ofDial = dial.status === 'read' && dial.dial !== undefined ? modelsOfPolicy(dial.dial.policy) : [];
  return [...new Set([...(config.ladder ?? models), ...ofDial])].filter((model) => model !== '*');
}

function providersFindings({ ids, findings }: ProviderFacts): readonly Finding[] {
  if (ids.length > 0) {
    return [{ what: 'providers', status: 'ok', found: [...new Set(ids)].join(', ') }, ...findings];
  }
  // what is wrong with them says more than that there are none
  const isSaid = findings.some(({ what }) => what === 'providers');
  return isSaid ? findings : [{ what: 'providers', status: 'note', found: NO_PROVIDERS }, ...findings];
}

/** Looks at everything that Vernier needs, all at once and for less than five seconds; never throws. */
export async function examine(options: ExaminationOptions): Promise<Examination> {
  const { environment, configFile, catalog, deadlineMs = DEADLINE_MS } = options;
  const { home, clock } = environment;
  const deadline = startDeadline(deadlineMs);
  try {
    // before anything is written there
    const fileWitnesses = clockWitnesses({ catalog, home }, clock.now());
    const homeFinding = checkHome(home);
    const configuration = checkConfiguration(environment, configFile);
    const { loaded } = configuration;
    const providers = await lookForProviders(options, configuration, deadline);
    const slow = await examineSlowly(options, { loaded, providers: providers.keyed }, deadline);
    const { install, disk, keys, store, port } = slow;
    const witnesses = [...fileWitnesses, ...keys.witnesses, ...store.witnesses];
    const findings = [
      checkNode(),
      install,
      homeFinding,
      disk,
      checkClock(witnesses, clock.now()),
      configuration.finding,
      ...providersFindings(providers),
      ...keys.findings,
      checkPrices(modelsOf(loaded, providers, store), catalog, toIsoDate(clock.now())),
      ...store.findings,
      ...dialFindings(store, { loaded, providers }, options),
      port,
    ];
    return { findings, hasGivenUp: deadline.hasGivenUp() };
  } finally {
    deadline.end();
  }
}
