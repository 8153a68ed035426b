import type { CatalogModel, EffortSupport, SourceKind } from '../schema.ts';

type Fact = readonly [name: string, said: string];

interface Sourced {
  readonly source: string;
  readonly sourceKind: SourceKind;
}

function sourceText({ source, sourceKind }: Sourced): string {
  return `[${sourceKind}] ${source}`;
}

function effortText(effort: EffortSupport): string {
  if (effort.sentAs === 'none') return 'none';
  const usual = 'default' in effort && effort.default !== undefined ? `, default ${effort.default}` : '';
  const turns = 'perMessage' in effort && effort.perMessage ? ', also by message' : '';
  return `${effort.levels.join(' ')}${usual}; sent as ${effort.sentAs}${turns}`;
}

function typesText(types: readonly string[]): string {
  return types.length === 0 ? 'none' : types.join(' ');
}

function thinkingFacts({ thinking }: CatalogModel): readonly Fact[] {
  if (thinking === undefined) return [];
  const limits = Object.entries(thinking.maxEffort ?? {}).map(([type, level]) => `; ${type} up to ${level}`);
  return [
    [
      'thinking',
      `accepts ${typesText(thinking.accepts)}; refuses ${typesText(thinking.refuses)}${limits.join('')}`,
    ],
    ['', sourceText(thinking)],
  ];
}

const LIMIT_NAMES = {
  contextWindowTokens: 'context window',
  maxOutputTokens: 'most output',
  imageMaxTokens: 'an image at most',
  cacheMinimumPrefixTokens: 'shortest cached prefix',
} as const;

function limitFacts({ capabilities }: CatalogModel): readonly Fact[] {
  if (capabilities === undefined) return [];
  const said = [
    [LIMIT_NAMES.contextWindowTokens, capabilities.contextWindowTokens],
    [LIMIT_NAMES.maxOutputTokens, capabilities.maxOutputTokens],
    [LIMIT_NAMES.imageMaxTokens, capabilities.imageMaxTokens],
    [LIMIT_NAMES.cacheMinimumPrefixTokens, capabilities.cacheMinimumPrefixTokens],
  ] as const;
  const known = said.filter(([, tokens]) => tokens !== undefined);
  return [
    ['limits', known.map(([name, tokens]) => `${name} ${tokens} tokens`).join(', ')],
    ['', sourceText(capabilities)],
  ];
}

function tokenFacts({ tokenScale }: CatalogModel): readonly Fact[] {
  if (tokenScale === undefined) return [];
  return [
    ['tokens', `${tokenScale.factor} for each of ${tokenScale.against}`],
    ['', sourceText(tokenScale)],
  ];
}

/** Says everything that the catalog knows of a model but its prices, each fact with its source. */
export function modelText(model: CatalogModel): string {
  const facts: readonly Fact[] = [
    ['model', `${model.id} (${model.family})`],
    ['', sourceText(model)],
    ['aliases', model.aliases.length === 0 ? 'none' : model.aliases.join(', ')],
    ['formats', model.wireFormats.join(', ')],
    ['effort', effortText(model.effort)],
    ['', sourceText(model.effort)],
    ...thinkingFacts(model),
    ...limitFacts(model),
    ...tokenFacts(model),
    ...model.constraints.flatMap((rule): Fact[] => [
      ['rule', rule.constraint],
      ['', sourceText(rule)],
    ]),
    ...(model.notes ?? []).map((note): Fact => ['note', note]),
  ];
  return facts.map(([name, said]) => `${name.padEnd(9)}${said}`).join('\n');
}
