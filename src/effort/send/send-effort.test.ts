import { describe, expect, it } from 'vitest';
import type { EffortLevel } from '#core';
import { type EffortCase, sendCase } from '../__fixtures__/effort-case.ts';

function check({ edits, sent, reason, ...given }: EffortCase): void {
  expect(sendCase('anthropic-messages', given)).toEqual({ edits, sent, reason });
}

const topLevel = (value: EffortLevel) => ({ path: ['output_config', 'effort'], value });
const inMessage = (index: number, value: EffortLevel) => ({
  path: ['messages', index, 'output_config', 'effort'],
  value,
});
const budget = (budgetTokens: number) => ({
  path: ['thinking'],
  value: { type: 'enabled', budget_tokens: budgetTokens },
});

describe('Claude with effort', () => {
  it.each<EffortCase>([
    {
      name: 'is given the level',
      model: 'claude-opus-5-5',
      effort: 'low',
      edits: [topLevel('low')],
      sent: 'low',
    },
    {
      name: 'is left alone when the body says it already',
      model: 'claude-opus-5-5',
      effort: 'low',
      body: { output_config: { effort: 'low' } },
      edits: [],
      sent: 'low',
    },
    {
      name: 'gets high for xhigh where it has none (4.6)',
      model: 'claude-opus-4-6',
      effort: 'xhigh',
      edits: [topLevel('high')],
      sent: 'high',
      reason: 'model-levels',
    },
    {
      name: 'gets high for max where high is its highest (4.5)',
      model: 'claude-opus-4-5',
      effort: 'max',
      edits: [topLevel('high')],
      sent: 'high',
      reason: 'model-max',
    },
    {
      name: 'gets low for none, its lowest',
      model: 'claude-sonnet-5-5',
      effort: 'none',
      edits: [topLevel('low')],
      sent: 'low',
      reason: 'model-min',
    },
    {
      name: 'has the body cleared for its own default',
      model: 'claude-opus-5-5',
      body: { output_config: { effort: 'max' } },
      edits: [{ path: ['output_config'] }],
      sent: 'model-default',
    },
    {
      name: 'keeps what else stands in output_config',
      model: 'claude-opus-5-5',
      body: { output_config: { effort: 'max', format: {} } },
      edits: [{ path: ['output_config', 'effort'] }],
      sent: 'model-default',
    },
    {
      name: 'is told that the plan decided otherwise',
      model: 'claude-opus-5-5',
      effort: 'low',
      asked: 'high',
      edits: [topLevel('low')],
      sent: 'low',
      reason: 'plan',
    },
    {
      name: 'gets adaptive thinking for a budget that it refuses',
      model: 'claude-opus-5-5',
      effort: 'high',
      body: { thinking: { type: 'enabled', budget_tokens: -1 }, max_tokens: 31_999 },
      edits: [
        topLevel('high'),
        { path: ['thinking', 'type'], value: 'adaptive' },
        { path: ['thinking', 'budget_tokens'] },
      ],
      sent: 'high',
    },
    {
      name: 'keeps between_tools at high',
      model: 'claude-sonnet-5-5',
      effort: 'high',
      body: { thinking: { type: 'between_tools' } },
      edits: [topLevel('high')],
      sent: 'high',
    },
    {
      name: 'loses between_tools above high',
      model: 'claude-sonnet-5-5',
      effort: 'xhigh',
      body: { thinking: { type: 'between_tools' } },
      edits: [topLevel('xhigh'), { path: ['thinking', 'type'], value: 'adaptive' }],
      sent: 'xhigh',
    },
    {
      name: 'loses adaptive thinking where only budgets are known (4.5)',
      model: 'claude-opus-4-5',
      effort: 'low',
      body: { thinking: { type: 'adaptive' } },
      edits: [topLevel('low'), { path: ['thinking'] }],
      sent: 'low',
    },
  ])('$name', check);
});

describe('efforts inside a conversation', () => {
  const body = {
    output_config: { effort: 'medium' },
    messages: [
      { role: 'user', content: 'hi' },
      { role: 'system', content: [], output_config: { effort: 'medium' } },
      { role: 'assistant', content: 'hello' },
      { role: 'system', content: [{ type: 'text', text: 'note' }], output_config: { effort: 'xhigh' } },
    ],
  };

  it.each<EffortCase>([
    {
      name: 'are rewritten together with the top level',
      model: 'claude-opus-5-5',
      effort: 'low',
      body,
      edits: [topLevel('low'), inMessage(1, 'low'), inMessage(3, 'low')],
      sent: 'low',
    },
    {
      name: 'are each left as sent when nothing was asked',
      model: 'claude-opus-5-5',
      effort: 'as-sent',
      body,
      edits: [],
      sent: 'medium',
    },
    {
      name: 'go, last first, where the model has none, with messages that say nothing else',
      model: 'claude-opus-4-8',
      effort: 'medium',
      body,
      edits: [{ path: ['messages', 3, 'output_config'] }, { path: ['messages', 1] }],
      sent: 'medium',
    },
    {
      name: "go for the model's own default",
      model: 'claude-opus-5-5',
      body,
      edits: [
        { path: ['output_config'] },
        { path: ['messages', 3, 'output_config'] },
        { path: ['messages', 1] },
      ],
      sent: 'model-default',
    },
  ])('$name', check);
});

describe('Claude with thinking budgets', () => {
  const model = 'claude-haiku-4-5';
  it.each<EffortCase>([
    {
      name: 'thinks as much as the level means',
      model,
      effort: 'medium',
      body: { max_tokens: 16_000 },
      edits: [budget(4_096)],
      sent: 'medium',
    },
    {
      name: 'does not think for none',
      model,
      effort: 'none',
      body: { max_tokens: 64_000, thinking: { type: 'enabled', budget_tokens: 31_999 } },
      edits: [{ path: ['thinking'] }],
      sent: 'none',
    },
    {
      name: 'has the effort that it would refuse removed',
      model,
      effort: 'low',
      body: { max_tokens: 8_000, output_config: { effort: 'low' } },
      edits: [{ path: ['output_config'] }, budget(1_024)],
      sent: 'low',
    },
    {
      name: 'gets the highest level that fits below max_tokens',
      model,
      effort: 'high',
      body: { max_tokens: 8_192 },
      edits: [budget(4_096)],
      sent: 'medium',
      reason: 'max-tokens',
    },
    {
      name: 'does not think where no budget fits',
      model,
      effort: 'max',
      body: { max_tokens: 1_024 },
      edits: [],
      sent: 'none',
      reason: 'max-tokens',
    },
    {
      name: 'gets one token below max_tokens for max',
      model,
      effort: 'max',
      body: { max_tokens: 32_000 },
      edits: [budget(31_999)],
      sent: 'max',
    },
    {
      name: 'gets 32,000 for max where there is room',
      model,
      effort: 'max',
      body: { max_tokens: 128_000 },
      edits: [budget(32_000)],
      sent: 'max',
    },
    {
      name: 'gets xhigh for max where max would leave less',
      model,
      effort: 'max',
      body: { max_tokens: 24_577 },
      edits: [budget(24_576)],
      sent: 'xhigh',
      reason: 'max-tokens',
    },
    {
      name: 'does not think beside a temperature',
      model,
      effort: 'high',
      body: { max_tokens: 64_000, temperature: 0 },
      edits: [],
      sent: 'none',
      reason: 'request-forbids-thinking',
    },
    {
      name: 'does not think beside a forced tool',
      model,
      effort: 'high',
      body: { max_tokens: 64_000, tool_choice: { type: 'tool', name: 'save' } },
      edits: [],
      sent: 'none',
      reason: 'request-forbids-thinking',
    },
    {
      name: "keeps the client's own budget when nothing was asked",
      model,
      effort: 'as-sent',
      body: { max_tokens: 32_000, thinking: { type: 'enabled', budget_tokens: 31_999 } },
      edits: [],
      sent: 'max',
    },
    {
      name: 'survives a budget of -1',
      model,
      effort: 'as-sent',
      body: { max_tokens: 31_999, thinking: { type: 'enabled', budget_tokens: -1 } },
      edits: [{ path: ['thinking'] }],
      sent: 'none',
    },
    {
      name: 'takes an effort in the body as the budget it means',
      model,
      effort: 'as-sent',
      body: { max_tokens: 32_000, output_config: { effort: 'high' }, thinking: { type: 'adaptive' } },
      edits: [{ path: ['output_config'] }, budget(8_192)],
      sent: 'high',
    },
  ])('$name', check);
});
