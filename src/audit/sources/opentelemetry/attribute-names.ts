const usage = (...names: readonly string[]) => names.map((name) => `gen_ai.usage.${name}`);

/** The attributes that are read, current names first, then older ones and those of widespread instrumentations. */
export const ATTRIBUTES = {
  operation: ['gen_ai.operation.name', 'llm.request.type'],
  provider: ['gen_ai.provider.name', 'gen_ai.system'],
  model: ['gen_ai.response.model', 'gen_ai.request.model'],
  response: ['gen_ai.response.id'],
  session: ['gen_ai.conversation.id', 'session.id'],
  effort: [
    'gen_ai.response.reasoning_effort',
    'gen_ai.request.reasoning.level',
    'gen_ai.request.reasoning_effort',
  ],
  serviceTier: [
    'openai.response.service_tier',
    'gen_ai.openai.response.service_tier',
    'gen_ai.response.service_tier',
    'openai.request.service_tier',
    'gen_ai.openai.request.service_tier',
  ],
  cost: [...usage('cost', 'total_cost'), 'operation.cost'],
  input: usage('input_tokens', 'prompt_tokens'),
  cacheRead: [
    ...usage('cache_read.input_tokens', 'cache_read_input_tokens', 'input_tokens.cached'),
    'ai.usage.inputTokenDetails.cacheReadTokens',
    'ai.usage.cachedInputTokens',
  ],
  cacheWrite: [
    ...usage('cache_write.input_tokens', 'cache_creation.input_tokens', 'cache_creation_input_tokens'),
    ...usage('input_tokens.cache_write'),
    'ai.usage.inputTokenDetails.cacheWriteTokens',
  ],
  output: usage('output_tokens', 'completion_tokens'),
  reasoning: [
    ...usage('reasoning.output_tokens', 'output_tokens.reasoning', 'reasoning_tokens'),
    'ai.usage.reasoningTokens',
  ],
  total: [...usage('total_tokens'), 'llm.usage.total_tokens'],
} as const;
