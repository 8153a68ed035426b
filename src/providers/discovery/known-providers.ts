import type { CatalogModel } from '#catalog';

/** The models of a provider: as the catalog says, or a dated list where the catalog has none of them. */
type KnownModels =
  | { readonly from: 'catalog'; readonly family: CatalogModel['family'] }
  | {
      readonly from: 'list';
      /** As the provider spells them, smallest first; without prices, because no page of the provider was read. */
      readonly ids: readonly string[];
      readonly readAt: string;
      readonly source: string;
    };

/** A provider whose key people keep in a variable of a usual name. */
export interface KnownProvider {
  readonly id: string;
  /** The first that is set counts. */
  readonly variables: readonly string[];
  readonly type: 'anthropic' | 'openai-chat';
  readonly baseUrl: string;
  /** Where the base URL and the name of the variable are documented. */
  readonly source: string;
  readonly models: KnownModels;
}

/** The providers that are known by the variables of their keys, in the order in which they are asked for a model. */
export const KNOWN_PROVIDERS: readonly KnownProvider[] = [
  {
    id: 'anthropic',
    variables: ['ANTHROPIC_API_KEY'],
    type: 'anthropic',
    baseUrl: 'https://api.anthropic.com',
    source: 'Anthropic, API overview; default of its SDKs',
    models: { from: 'catalog', family: 'anthropic' },
  },
  {
    id: 'openai',
    variables: ['OPENAI_API_KEY'],
    type: 'openai-chat',
    baseUrl: 'https://api.openai.com/v1',
    source: 'OpenAI, API reference; default of its SDKs',
    models: { from: 'catalog', family: 'openai' },
  },
  {
    id: 'gemini',
    variables: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
    type: 'openai-chat',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
    source: 'Google, Gemini API: OpenAI compatibility (ai.google.dev/gemini-api/docs/openai)',
    models: { from: 'catalog', family: 'google' },
  },
  {
    id: 'openrouter',
    variables: ['OPENROUTER_API_KEY'],
    type: 'openai-chat',
    baseUrl: 'https://openrouter.ai/api/v1',
    source: 'OpenRouter, model pages: the OpenAI SDK with this baseURL (openrouter.ai)',
    models: {
      from: 'list',
      ids: [
        'openai/gpt-6-luna',
        'anthropic/claude-haiku-5.5',
        'google/gemini-3.8-flash',
        'openai/gpt-6.1-sol',
        'anthropic/claude-sonnet-5.5',
        'anthropic/claude-opus-5.5',
      ],
      readAt: '2026-11-21',
      source: 'ids as public projects of October 2026 call them through OpenRouter (second-hand)',
    },
  },
  {
    id: 'groq',
    variables: ['GROQ_API_KEY'],
    type: 'openai-chat',
    baseUrl: 'https://api.groq.com/openai/v1',
    source: 'Groq, OpenAI compatibility (console.groq.com/docs/openai)',
    models: {
      from: 'list',
      ids: ['openai/gpt-oss-20b', 'openai/gpt-oss-120b', 'qwen/qwen3.8-27b'],
      readAt: '2026-11-21',
      source:
        'models.dev, whose copies name console.groq.com/docs/models, newest of 2026-08-29 (second-hand)',
    },
  },
  {
    id: 'mistral',
    variables: ['MISTRAL_API_KEY'],
    type: 'openai-chat',
    baseUrl: 'https://api.mistral.ai/v1',
    source: 'Mistral, API: chat completions (docs.mistral.ai/api)',
    models: {
      from: 'list',
      ids: ['mistral-small-latest', 'mistral-medium-latest', 'mistral-large-latest'],
      readAt: '2026-11-21',
      source: "models.dev; names that always mean the provider's newest of that size (second-hand)",
    },
  },
  {
    id: 'deepseek',
    variables: ['DEEPSEEK_API_KEY'],
    type: 'openai-chat',
    baseUrl: 'https://api.deepseek.com/v1',
    source: 'DeepSeek, Your first API call (api-docs.deepseek.com)',
    models: {
      from: 'list',
      ids: ['deepseek-flash'],
      readAt: '2026-11-21',
      source:
        'models.dev, whose copy names api-docs.deepseek.com/quick_start/pricing, 2026-09-10 (second-hand)',
    },
  },
];

/** A server that people run on their own machine. */
export interface KnownLocalServer {
  readonly id: string;
  readonly title: string;
  readonly port: number;
  /** Where its port and its list of models are documented. */
  readonly source: string;
}

/** The servers that are looked for on this machine, each on its usual port; all speak OpenAI Chat Completions. */
export const KNOWN_LOCAL_SERVERS: readonly KnownLocalServer[] = [
  {
    id: 'ollama',
    title: 'Ollama',
    port: 11_434,
    source: 'Ollama, OpenAI compatibility (docs.ollama.com)',
  },
  {
    id: 'lm-studio',
    title: 'LM Studio',
    port: 1234,
    source: 'LM Studio, OpenAI compatible endpoints (lmstudio.ai/docs)',
  },
  { id: 'vllm', title: 'vLLM', port: 8000, source: 'vLLM, OpenAI-compatible server (docs.vllm.ai)' },
  { id: 'llama-cpp', title: 'llama.cpp', port: 8080, source: 'llama.cpp, tools/server/README.md' },
];
