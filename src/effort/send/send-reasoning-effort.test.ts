import { describe, expect, it } from 'vitest';
import type { EffortLevel } from '#core';
import { type EffortCase, sendCase } from '../__fixtures__/effort-case.ts';

function check({ edits, sent, reason, ...given }: EffortCase): void {
  expect(sendCase('openai-chat', given)).toEqual({ edits, sent, reason });
}

const chat = (value: EffortLevel) => ({ path: ['reasoning_effort'], value });

describe('a model with reasoning_effort', () => {
  const tools = [{ type: 'function' }];
  it.each<EffortCase>([
    {
      name: 'is given the level',
      model: 'gpt-6-sol',
      effort: 'xhigh',
      edits: [chat('xhigh')],
      sent: 'xhigh',
    },
    { name: 'is given none', model: 'gpt-6-sol', effort: 'none', edits: [chat('none')], sent: 'none' },
    {
      name: 'gets low for none on Astra',
      model: 'gpt-6-astra',
      effort: 'none',
      edits: [chat('low')],
      sent: 'low',
      reason: 'model-min',
    },
    {
      name: 'gets minimal for none on GPT-5',
      model: 'gpt-5',
      effort: 'none',
      edits: [chat('minimal')],
      sent: 'minimal',
      reason: 'model-min',
    },
    {
      name: 'gets none for minimal on GPT-5.1, the nearest below',
      model: 'gpt-5.1',
      effort: 'minimal',
      edits: [chat('none')],
      sent: 'none',
      reason: 'model-levels',
    },
    {
      name: 'gets xhigh for max on GPT-5.5',
      model: 'gpt-5.5',
      effort: 'max',
      edits: [chat('xhigh')],
      sent: 'xhigh',
      reason: 'model-max',
    },
    {
      name: 'has the body cleared for its own default',
      model: 'gpt-5.5',
      body: { reasoning_effort: 'high', model: 'x' },
      edits: [{ path: ['reasoning_effort'] }],
      sent: 'model-default',
    },
    {
      name: 'does not reason beside tools on GPT-6',
      model: 'gpt-6-sol',
      effort: 'high',
      body: { tools },
      edits: [chat('none')],
      sent: 'none',
      reason: 'chat-tools',
    },
    {
      name: 'does not reason beside tools on GPT-6 even at its default',
      model: 'gpt-6-sol',
      effort: 'as-sent',
      body: { tools },
      edits: [chat('none')],
      sent: 'none',
      reason: 'chat-tools',
    },
    {
      name: 'reasons beside tools on GPT-5.5',
      model: 'gpt-5.5',
      effort: 'high',
      body: { tools },
      edits: [chat('high')],
      sent: 'high',
    },
    {
      name: 'has a level of the body lowered that it would refuse',
      model: 'gpt-5.1',
      effort: 'as-sent',
      body: { reasoning_effort: 'xhigh' },
      edits: [chat('high')],
      sent: 'high',
      reason: 'model-max',
    },
    {
      name: 'gets low for medium on Gemini 3 Pro, in the compatible endpoint of Google',
      model: 'gemini-3-pro',
      effort: 'medium',
      edits: [chat('low')],
      sent: 'low',
      reason: 'model-levels',
    },
  ])('$name', check);
});
