import { statSync } from 'node:fs';
import type { Catalog } from '#catalog';
import { type IsoDate, type Policy, toIsoDate } from '#core';
import type { DialRecord } from '#routing';
import { someOf } from '../check-prices.ts';
import type { Finding } from '../finding.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const OLD_DAYS = 90;
const TOKENS = 1000;

/** What a dial is compared with. */
export interface DialSurroundings {
  readonly catalog: Catalog;
  /** The models that can be called; undefined where that is not known. */
  readonly models: readonly string[] | undefined;
  /** What serves where no dial of one's own does, in words; undefined where that is not known. */
  readonly otherwise: string | undefined;
  /** Recordings files of the configuration, as absolute paths. */
  readonly recordings: readonly string[];
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** The models that the plans of a policy call. */
export function modelsOfPolicy({ plans }: Policy): readonly string[] {
  const models = plans.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.type === 'check' ? [] : [step.modelId])),
  );
  return [...new Set(models)];
}

/** Models of the policy that nobody serves: `up` then leaves the dial out. */
function leftOutText(policy: Policy, { models, otherwise }: DialSurroundings): string | undefined {
  if (models === undefined) return undefined;
  const unserved = modelsOfPolicy(policy).filter((model) => !models.includes(model));
  if (unserved.length === 0) return undefined;
  return `it is in force and does not serve, as no provider has ${someOf(unserved)}; ${otherwise}: configure one that has them, or fit another dial with \`vernier dial fit\``;
}

function foreignText({ policy, readings, certificates }: DialRecord): string | undefined {
  const foreign = [...readings, ...certificates].find(({ policyHash }) => policyHash !== policy.hash);
  return foreign === undefined
    ? undefined
    : `its readings or certificates are of another policy (${foreign.policyHash.slice(0, 12)}), so that they promise nothing of this one: fit it again with \`vernier dial fit\``;
}

/** The costs of a thousand tokens in and out, as one text to compare. */
function pricesOn(model: string, at: IsoDate, catalog: Catalog): string {
  const cost = (inputTokens: number, outputTokens: number) =>
    catalog.estimateCost({ model, inputTokens, outputTokens, at });
  return [cost(TOKENS, 0), cost(0, TOKENS)]
    .map((one) => (one.status === 'priced' ? one.costUsd : one.reason))
    .join(' ');
}

/** The last day after `since` on which a model's price was set or ended. */
function lastChange(model: string, { since, today, catalog }: PriceSpan): IsoDate | undefined {
  const found = catalog.findModel(model);
  if (found.status === 'unknown-model') return undefined;
  return found.model.prices
    .filter(({ serviceTier }) => serviceTier === 'standard')
    .flatMap(({ effectiveFrom, effectiveUntil }) => [effectiveFrom, effectiveUntil ?? effectiveFrom])
    .filter((day) => day > since && day <= today)
    .toSorted()
    .at(-1);
}

interface PriceSpan {
  readonly since: IsoDate;
  readonly today: IsoDate;
  readonly catalog: Catalog;
}

function stalePricesText(policy: Policy, { catalog, now }: DialSurroundings): string | undefined {
  const span = { since: policy.priceDate, today: toIsoDate(now), catalog };
  const changed = modelsOfPolicy(policy).filter(
    (model) => pricesOn(model, span.since, catalog) !== pricesOn(model, span.today, catalog),
  );
  if (changed.length === 0) return undefined;
  const days = changed.map((model) => {
    const day = lastChange(model, span);
    return `${model}${day === undefined ? '' : ` on ${day}`}`;
  });
  return `its costs are at the prices of ${policy.priceDate}, and prices have changed since (${someOf(days)}): fit it again with \`vernier dial fit\``;
}

function newerRecordings(policy: Policy, recordings: readonly string[]): string | undefined {
  const fittedAt = Date.parse(policy.createdAt);
  const newer = recordings.filter((path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats !== undefined && stats.mtimeMs > fittedAt;
  });
  return newer.length === 0
    ? undefined
    : `recordings are newer than its fit of ${policy.createdAt.slice(0, 10)} (${someOf(newer)}): fit it again with \`vernier dial fit\`, or certify it on what is new with \`vernier dial certify\``;
}

function ageText({ createdAt }: Policy, now: number): string | undefined {
  const days = Math.floor((now - Date.parse(createdAt)) / DAY_MS);
  return days < OLD_DAYS
    ? undefined
    : `it was fitted ${days} days ago, on ${createdAt.slice(0, 10)}, and work changes: certify it on new outcomes with \`vernier dial certify\`, or fit it again`;
}

/** Looks whether the dial in force still says what is true of its models, prices and outcomes. */
export function checkDial(dial: DialRecord | undefined, surroundings: DialSurroundings): readonly Finding[] {
  const what = 'dial';
  if (dial === undefined) {
    const { otherwise } = surroundings;
    const none = otherwise === undefined ? 'none of your own' : `none of your own; ${otherwise}`;
    return [{ what, status: 'note', found: `${none}: \`vernier dial fit\` makes one` }];
  }
  const { policy } = dial;
  const named = `policy ${policy.hash.slice(0, 12)}`;
  const foreign = foreignText(dial);
  const stale = [
    leftOutText(policy, surroundings),
    stalePricesText(policy, surroundings),
    newerRecordings(policy, surroundings.recordings),
    ageText(policy, surroundings.now),
  ].filter((text) => text !== undefined);
  const findings: Finding[] = [
    ...(foreign === undefined
      ? []
      : [{ what, status: 'problem', found: `${named}: ${foreign}` } satisfies Finding]),
    ...stale.map((text): Finding => ({ what, status: 'note', found: `${named}: ${text}` })),
  ];
  if (findings.length > 0) return findings;
  const state = surroundings.models === undefined ? 'is in force' : 'serves';
  const found = `${named} ${state}: your own, fitted on ${policy.createdAt.slice(0, 10)} from ${policy.source} outcomes at prices of ${policy.priceDate}`;
  return [{ what, status: 'ok', found }];
}
