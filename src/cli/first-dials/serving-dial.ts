import { VernierError } from '#core';
import { type Dial, loadDialInForce, openDial, readDial, serveCertificates } from '#routing';
import type { Store } from '#store';
import type { Providers } from '../create-providers.ts';
import type { OpenSampleWork } from './sample-work.ts';

/** The dial that serves, or why there is none. */
export type DialInUse =
  | { readonly status: 'served'; readonly dial: Dial }
  | { readonly status: 'unmeasured' }
  /** Of the sample work, at its very first start. */
  | { readonly status: 'being-made' };

/** The dial itself, where one serves. */
export function dialOf(inUse: DialInUse): Dial | undefined {
  return inUse.status === 'served' ? inUse.dial : undefined;
}

/** A policy that is in force and does not serve. */
export interface LeftOutDial {
  readonly policyHash: string;
  readonly unservedModels: readonly string[];
}

/** What was chosen, and what was left out on the way. */
export interface ChosenDial {
  readonly dial: DialInUse;
  readonly leftOut?: LeftOutDial;
}

/** Where dials are kept, and who can serve them. */
interface DialPlaces {
  readonly store: Store;
  readonly providers: Pick<Providers, 'registry'>;
}

/** The models that a dial's plans call. */
export function modelsOfDial({ policy }: Dial): string[] {
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
  const { served } = serveCertificates(record.certificates, delta);
  return openDial({ ...record, certificates: served });
}

/**
 * Chooses the dial of a file, else the one in force.
 *
 * A dial that was asked for by name must be served whole; the one in force is left out when its models are gone.
 *
 * Throws  'unknown-model' for a file whose models no provider has; 'policy-invalid', 'store-unavailable'
 */
export async function chooseDial(
  { store, providers }: DialPlaces,
  { file, delta }: { readonly file: string | undefined; readonly delta: number },
): Promise<ChosenDial> {
  const dial = await loadDial(store, { file, delta });
  if (dial === undefined) return { dial: { status: 'unmeasured' } };
  const unserved = modelsOfDial(dial).filter((model) => providers.registry.find(model) === undefined);
  if (unserved.length === 0) return { dial: { status: 'served', dial } };
  if (file === undefined) {
    const leftOut = { policyHash: dial.policy.record.hash, unservedModels: unserved };
    return { dial: { status: 'unmeasured' }, leftOut };
  }
  throw new VernierError(
    'unknown-model',
    `no provider serves ${unserved.join(', ')} of the dial ${file}: configure one in vernier.yaml, or add --recordings`,
  );
}

/** Where the sample's dial comes from. */
export interface SampleDialSources {
  readonly sample: OpenSampleWork | undefined;
  /** Is told why it could not be made. */
  readonly crash: (error: unknown) => void;
}

/** The dial that serves: the chosen one, or in its absence the sample's as soon as it is made. */
export function followSampleDial(
  chosen: DialInUse,
  { sample, crash }: SampleDialSources,
): { readonly current: () => DialInUse; readonly settled: Promise<void> } {
  if (sample === undefined || chosen.status === 'served') {
    return { current: () => chosen, settled: Promise.resolve() };
  }
  let current: DialInUse = { status: 'being-made' };
  const settled = sample.dial.then(
    (dial) => {
      current = { status: 'served', dial };
    },
    (error: unknown) => {
      current = chosen;
      // a gateway that stops ends the making itself
      if (!(error instanceof VernierError && error.code === 'upstream-closed')) crash(error);
    },
  );
  return { current: () => current, settled };
}
