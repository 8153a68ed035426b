import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import { EFFORT_LEVELS } from '#core';
import { readEffortFacts } from './effort-facts.ts';
import { sendEffort } from './send-effort.ts';

const models = createCatalog().listModels();
const haiku = models.filter((model) => model.id === 'claude-3-haiku-20240307');
const opus = models.filter((model) => model.id === 'claude-opus-5-5');

describe('a model without effort', () => {
  it('is sent none, with the reason, and no field that it would refuse', () => {
    const body = { output_config: { effort: 'high' }, thinking: { type: 'adaptive' } };
    const facts = readEffortFacts('anthropic-messages', body);
    const sendings = haiku.map((model) => sendEffort({ model, effort: 'high', asked: 'high', facts }));
    expect(sendings).toEqual([
      {
        edits: [{ path: ['output_config'] }, { path: ['thinking'] }],
        sent: 'none',
        reason: 'model-without-effort',
      },
    ]);
  });

  it('has nothing to explain when none was asked', () => {
    const facts = readEffortFacts('anthropic-messages', {});
    const sendings = haiku.map((model) => sendEffort({ model, effort: 'none', asked: 'none', facts }));
    expect(sendings).toEqual([{ edits: [], sent: 'none' }]);
  });

  it('is the reason also when the plan names no effort', () => {
    const facts = readEffortFacts('openai-chat', { reasoning_effort: 'low', model: 'auto' });
    const sendings = haiku.map((model) => sendEffort({ model, asked: 'low', facts }));
    expect(sendings).toEqual([
      { edits: [{ path: ['reasoning_effort'] }], sent: 'none', reason: 'model-without-effort' },
    ]);
  });
});

describe('a format without a field for the effort of the model', () => {
  it('carries none and says so', () => {
    const facts = readEffortFacts('openai-chat', {});
    const sendings = opus.map((model) => sendEffort({ model, effort: 'high', facts }));
    expect(sendings).toEqual([{ edits: [], sent: 'model-default', reason: 'wire-format' }]);
  });
});

describe('every model of the catalog', () => {
  const efforts = fc.constantFrom(undefined, 'as-sent' as const, ...EFFORT_LEVELS);
  const requests = fc.record({
    model: fc.constantFrom(...models),
    effort: efforts,
    format: fc.constantFrom('anthropic-messages' as const, 'openai-chat' as const),
    body: fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          output_config: fc.jsonValue(),
          thinking: fc.oneof(
            fc.jsonValue(),
            fc.record({ type: fc.constantFrom('enabled', 'adaptive', 'x'), budget_tokens: fc.jsonValue() }),
          ),
          reasoning_effort: fc.jsonValue(),
          messages: fc.array(fc.record({ role: fc.string(), output_config: fc.jsonValue() })),
          max_tokens: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
    ),
  });

  it('is sent only what it takes, whatever stands in the body', () => {
    fc.assert(
      fc.property(requests, ({ model, effort, format, body }) => {
        const facts = readEffortFacts(format, body);
        const { sent } = sendEffort({ model, facts, ...(effort === undefined ? {} : { effort }) });
        const taken = model.effort.sentAs === 'none' ? [] : model.effort.levels;
        expect(['none', 'model-default', ...taken]).toContain(sent);
      }),
    );
  });
});
