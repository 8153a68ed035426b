export { chooseModels } from './choose-models.ts';
export type { DiscoveredModel, DiscoveredProvider, Discovery, FoundAt } from './discovered-provider.ts';
export { discoverProviders, type DiscoverySources } from './discover-providers.ts';
export { findKeyedProviders, type KeySources } from './find-keyed-providers.ts';
