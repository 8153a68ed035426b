import type { CatalogModel, EffortSupport } from '#catalog';
import { EffortLevel } from '#core';
import type { EffortFacts } from './effort-facts.ts';

/** One way of sending, with the part of the catalog that rules it. */
export interface Sending<SentAs extends EffortSupport['sentAs']> {
  readonly model: CatalogModel;
  readonly support: Extract<EffortSupport, { readonly sentAs: SentAs }>;
  readonly effort: EffortLevel | 'as-sent' | undefined;
  readonly facts: EffortFacts;
}

/** The level that is wanted: the one given, or with `as-sent` the body's own where it is a level. */
export function wantedLevel(
  effort: EffortLevel | 'as-sent' | undefined,
  facts: EffortFacts,
): EffortLevel | undefined {
  return effort === 'as-sent' ? toLevel(facts.effort?.value) : effort;
}

/** Reads a level where there is one. */
export function toLevel(value: unknown): EffortLevel | undefined {
  return EffortLevel.safeParse(value).data;
}
