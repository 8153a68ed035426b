import type { Secret } from '#core';

/** A model that was found, and what the finding itself says of it. */
export interface DiscoveredModel {
  readonly id: string;
  /** As a local server runs it; absent where nobody said. */
  readonly contextWindowTokens?: number;
}

/** Where a provider was found. */
export type FoundAt =
  | { readonly kind: 'variable'; readonly variable: string }
  | { readonly kind: 'local-server'; readonly origin: string };

/** A provider that nobody configured: a key in the environment, or a server on this machine. */
export interface DiscoveredProvider {
  readonly id: string;
  readonly type: 'anthropic' | 'openai-chat';
  readonly baseUrl: string;
  /** Any text where a local server asks for none. */
  readonly apiKey: Secret;
  readonly foundAt: FoundAt;
  /** What the ladder is made of; never empty. */
  readonly models: readonly DiscoveredModel[];
  /** What it serves as well, for callers that name it. */
  readonly alsoNamed: readonly string[];
}

/** All that was found, and a sentence on each thing that could not be used. */
export interface Discovery {
  readonly providers: readonly DiscoveredProvider[];
  readonly notes: readonly string[];
}
