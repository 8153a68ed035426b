import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStopReason, writeStopReason } from './answers/stop-reasons.ts';
import { readUsage, writeUsage } from './usage.ts';
import { WIRE_FORMATS } from './wire-format.ts';

describe('usage', () => {
  it('takes an Anthropic usage apart: nothing is counted twice', () => {
    const raw = {
      input_tokens: 21,
      cache_read_input_tokens: 300,
      cache_creation_input_tokens: 12,
      cache_creation: { ephemeral_5m_input_tokens: 4, ephemeral_1h_input_tokens: 8 },
      output_tokens: 40,
      output_tokens_details: { thinking_tokens: 28 },
    };
    expect(readUsage('anthropic-messages', raw)).toEqual({
      inputTokens: 21,
      cacheReadTokens: 300,
      cacheWrite5mTokens: 4,
      cacheWrite1hTokens: 8,
      outputTokens: 12,
      reasoningTokens: 28,
      raw,
    });
  });

  it('counts cache writes without a lifetime as those of 5 minutes', () => {
    const raw = { cache_creation_input_tokens: 12, cache_creation: null };
    expect(readUsage('anthropic-messages', raw)).toMatchObject({ cacheWrite5mTokens: 12 });
    expect(readUsage('anthropic-messages', raw).cacheWrite1hTokens).toBeUndefined();
  });

  it('takes the cached and the reasoning tokens out of an OpenAI usage', () => {
    const raw = {
      prompt_tokens: 325,
      completion_tokens: 40,
      total_tokens: 365,
      prompt_tokens_details: { cached_tokens: 300, cache_write_tokens: 4 },
      completion_tokens_details: { reasoning_tokens: 28 },
    };
    expect(readUsage('openai-chat', raw)).toEqual({
      inputTokens: 21,
      cacheReadTokens: 300,
      cacheWrite5mTokens: 4,
      outputTokens: 12,
      reasoningTokens: 28,
      raw,
    });
  });

  it.each([null, -1, 1.5, '7', Number.MAX_VALUE, [], {}])(
    'reads %j as a count that was not said',
    (count) => {
      const anthropic = readUsage('anthropic-messages', { input_tokens: count, output_tokens: count });
      const openAi = readUsage('openai-chat', { prompt_tokens: count, completion_tokens: count });
      for (const usage of [anthropic, openAi]) {
        expect([usage.inputTokens, usage.outputTokens]).toEqual([undefined, undefined]);
      }
    },
  );

  it('never goes below zero, whatever an upstream says', () => {
    const raw = { prompt_tokens: 5, prompt_tokens_details: { cached_tokens: 9 } };
    expect(readUsage('openai-chat', raw).inputTokens).toBe(0);
  });

  it.each(WIRE_FORMATS)(
    'comes back from %s as it was written, as far as the format has places for it',
    (format) => {
      fc.assert(
        fc.property(usages, (usage) => {
          const { raw: _, ...back } = readUsage(format, writeUsage(format, usage));
          expect(back).toEqual(usage);
        }),
        { numRuns: 200, seed: 5 },
      );
    },
  );
});

const tokens = fc.option(fc.nat(), { nil: undefined });
const usages = fc.record({
  inputTokens: fc.nat(),
  cacheReadTokens: tokens,
  cacheWrite5mTokens: tokens,
  outputTokens: fc.nat(),
  reasoningTokens: tokens,
});

describe('stop reasons', () => {
  it.each([
    ['anthropic-messages', 'end_turn', 'stop'],
    ['anthropic-messages', 'model_context_window_exceeded', 'length'],
    ['anthropic-messages', 'refusal', 'content-filter'],
    ['anthropic-messages', 'reason_of_the_future', 'other'],
    ['openai-chat', 'tool_calls', 'tool-calls'],
    ['openai-chat', null, 'other'],
  ] as const)('%s: %s is %s', (format, raw, unified) => {
    expect(readStopReason(format, raw)).toEqual({ unified, raw });
  });

  it('writes a format’s own word again, and another format’s nearest one', () => {
    const exceeded = readStopReason('anthropic-messages', 'model_context_window_exceeded');
    expect(writeStopReason('anthropic-messages', exceeded)).toBe('model_context_window_exceeded');
    expect(writeStopReason('openai-chat', exceeded)).toBe('length');
    expect(writeStopReason('openai-chat', readStopReason('anthropic-messages', 'pause_turn'))).toBe('stop');
    expect(writeStopReason('anthropic-messages', readStopReason('openai-chat', null))).toBe('end_turn');
  });
});
