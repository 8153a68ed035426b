import type { EffortLevel, IsoDate } from '#core';

/** The families whose first-party lists of models are read. */
export type ListedFamily = 'anthropic' | 'openai' | 'google';

/** The list that is nobody's own, and states prices. */
export const MODELS_DEV = 'models.dev';

/** The price of one band of prompt lengths as a list states it, in USD per million tokens. */
export interface ListedPrice {
  readonly abovePromptTokens: number;
  readonly input: number;
  readonly output: number;
  readonly cacheRead?: number;
  /** Of the shorter duration where there are two. */
  readonly cacheWrite?: number;
}

/** One model as a list states it; what the list does not say is absent. */
export interface ListedModel {
  readonly id: string;
  readonly family: ListedFamily;
  readonly releasedOn?: IsoDate;
  readonly contextWindowTokens?: number;
  readonly maxOutputTokens?: number;
  readonly effortLevels?: readonly EffortLevel[];
  /** The lowest band first; empty where the list states none. */
  readonly prices: readonly ListedPrice[];
}

/** One page of a list. */
export interface ListPage {
  readonly models: readonly ListedModel[];
  /** What is added to the address for the next page; absent on the last one. */
  readonly next?: Readonly<Record<string, string>>;
}

/** Where a list of models is read. */
export interface ListSource {
  /** What people call it: `models.dev`, `anthropic`. */
  readonly title: string;
  readonly url: string;
  /** Made when the call is made, because they hold a key. */
  readonly headers: () => Readonly<Record<string, string>>;
  readonly maxBodyBytes: number;
  /** Reads one page; undefined when the body is no such list. */
  readonly parse: (body: unknown) => ListPage | undefined;
}
