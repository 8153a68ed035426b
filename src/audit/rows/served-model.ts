import { nameOf } from '../reading/json-field.ts';

/** Providers that serve their own models, in the words of gateways and of OpenTelemetry, and how models are prefixed. */
const MAKERS: ReadonlySet<string> = new Set([
  'anthropic',
  'cohere',
  'deepseek',
  'gcp.gemini',
  'gemini',
  'google',
  'google-ai-studio',
  'mistral',
  'mistral_ai',
  'moonshot',
  'moonshot_ai',
  'openai',
  'perplexity',
  'text-completion-openai',
  'x_ai',
  'xai',
]);

/** Hosts of others' models, which gateways and conventions spell in several ways. */
const HOSTS: readonly (readonly [spelling: RegExp, host: string])[] = [
  [/azure|^az\./u, 'azure'],
  [/bedrock/u, 'bedrock'],
  [/vertex/u, 'vertex'],
];

/** Gives the host of a provider that is not the maker of what it serves; a part of its API may follow its name. */
function hostOf(provider: string): string | undefined {
  const host = HOSTS.find(([spelling]) => spelling.test(provider))?.[1];
  if (host !== undefined) return host;
  return MAKERS.has(provider) || MAKERS.has(provider.split('.')[0] ?? '') ? undefined : provider;
}

/**
 * Names a model together with who served it, where that is not its maker: list prices are the makers' own.
 *
 * Shape   `openai/gpt-6-sol` of `openai` → `gpt-6-sol`; `gpt-6-sol` of `azure.ai.openai` → `azure/gpt-6-sol`, which has no
 *         price until somebody gives it one; without a provider the name as it stands
 */
export function servedModel(model: unknown, provider: unknown): string | undefined {
  const [name, told] = [nameOf(model), nameOf(provider)?.toLowerCase()];
  if (name === undefined || told === undefined) return name;
  const bare = name.toLowerCase().startsWith(`${told}/`) ? name.slice(told.length + 1) : name;
  const host = hostOf(told);
  return host === undefined || bare.toLowerCase().startsWith(`${host}/`) ? bare : `${host}/${bare}`;
}
