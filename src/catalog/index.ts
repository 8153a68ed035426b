export { readBuiltInFiles } from './built-in-files.ts';
export { createModelsCommand } from './command.ts';
export type { ModelsCommandContext } from './commands/command-context.ts';
export {
  type CallToEstimate,
  type Catalog,
  createCatalog,
  type ModelLookup,
  type NamedUsageToPrice,
} from './create-catalog.ts';
export { createStatedFile, type StatedModels } from './create-stated-file.ts';
export { estimateInputTokens, type InputTokenEstimate } from './estimate-input-tokens.ts';
export { nearNamesText } from './near-names.ts';
export type { CostLine, PricedUsage } from './price-usage.ts';
export { type KeyedEndpoint, MODELS_DEV_URL } from './refresh/list-sources.ts';
export { repriceUsage } from './reprice-usage.ts';
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
export { openCatalog } from './user/open-catalog.ts';
export { parseWhatIf } from './what-if/parse-what-if.ts';
export { isWhatIf } from './what-if/is-what-if.ts';
export { withWhatIfPrices } from './what-if/with-what-if-prices.ts';
