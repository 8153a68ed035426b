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

/** A provider may be followed by the part of its API: `openai.responses`. */
function isMaker(server: string): boolean {
  return MAKERS.has(server) || (!server.includes('vertex') && MAKERS.has(server.split('.')[0] ?? ''));
}

/**
 * Names a model together with who served it, where that is not its maker: list prices are the makers' own.
 *
 * Shape   `openai/gpt-6-sol` of `openai` → `gpt-6-sol`; `gpt-6-sol` of `azure` → `azure/gpt-6-sol`, which has no price
 *         until somebody gives it one; without a provider the name as it stands
 */
export function servedModel(model: unknown, provider: unknown): string | undefined {
  const [name, server] = [nameOf(model), nameOf(provider)?.toLowerCase()];
  if (name === undefined || server === undefined) return name;
  const prefix = `${server}/`;
  if (!isMaker(server)) return name.toLowerCase().startsWith(prefix) ? name : `${prefix}${name}`;
  return name.toLowerCase().startsWith(prefix) ? name.slice(prefix.length) : name;
}
