export { createModelsCommand } from './command.ts';
export {
  type CallToEstimate,
  type Catalog,
  createCatalog,
  type ModelLookup,
  type NamedUsageToPrice,
} from './create-catalog.ts';
export { estimateInputTokens, type InputTokenEstimate } from './estimate-input-tokens.ts';
export type { CostLine, PricedUsage } from './price-usage.ts';
export {
  CatalogFile,
  CatalogModel,
  EffortSupport,
  PriceEntry,
  ServiceTier,
  SourceKind,
  ThinkingSupport,
  ThinkingType,
} from './schema.ts';
