import { describe, expect, it } from 'vitest';
import { createCallPlan, Principal } from '#core';
import { type EffortAsk, EffortConfig } from '#effort';
import { type JsonObject, readRequest, type WireFormat } from '#wire';
import { catalog } from '../__fixtures__/create-parts.ts';
import { createBody } from '../__fixtures__/call-gateway.ts';
import { CONSTRUCTED_DIAL } from '../__fixtures__/constructed-dial.ts';
import { choosePlan, type PlanChoice } from './choose-plan.ts';
import { createLatencyWindow } from './latency-window.ts';

const MODELS = ['claude-haiku-5-5', 'claude-sonnet-5-5', 'claude-opus-5-5'];
const MAX: EffortAsk = { kind: 'position', position: 1, said: 'max', saidBy: 'header' };

const local = Principal.parse({
  version: 1,
  name: 'local',
  explicitModels: 'pinned',
  slashCommands: true,
  trustClientDefaults: false,
});

function choiceOf(changes: Partial<PlanChoice> = {}): PlanChoice {
  let ids = 0;
  return {
    catalog,
    latency: createLatencyWindow(),
    effort: EffortConfig.parse({}),
    dial: undefined,
    ladder: MODELS.map((model) => createCallPlan(model)),
    defaultHold: 0.97,
    formatsOf: (model) => ([...MODELS, 'local-model'].includes(model) ? ['anthropic-messages'] : undefined),
    modelIds: MODELS,
    createId: (prefix) => `${prefix}_${(ids += 1)}`,
    ...changes,
  };
}

/** All models speak Anthropic Messages but one. */
function allBut(other: string, formats: readonly WireFormat[] | undefined): PlanChoice['formatsOf'] {
  return (model) => (model === other ? formats : ['anthropic-messages']);
}

interface Asked {
  readonly ask?: EffortAsk;
  readonly principal?: Partial<Principal>;
  readonly format?: WireFormat;
}

/** The plan of a request with these members in its body. */
function choose(
  body: JsonObject,
  { ask, principal, format = 'anthropic-messages' }: Asked = {},
  choice = choiceOf(),
) {
  const whole = createBody(format, body);
  const view = readRequest(format, whole, { slashCommands: true });
  return choosePlan(choice, {
    view,
    ask: ask ?? { kind: 'default' },
    principal: { ...local, ...principal },
    body: whole,
    bodyBytes: Buffer.byteLength(JSON.stringify(whole)),
    today: '2026-11-20',
  });
}

describe('a ladder that was named', () => {
  it.each(['auto', 'vernier', 'vernier/auto'])('is the one that there is for %s', (model) => {
    expect(choose({ model }).decision.planId).toContain('claude-');
  });

  it.each(['vernier/nosuchladder', 'vernier/', 'vernier/auto/x'])('is refused as %s', (model) => {
    expect(() => choose({ model })).toThrow(`model "${model}" is not served here: use one of auto, claude-`);
  });
});

describe('a model that was named', () => {
  it('runs at the effort that was asked, and at its own where nothing was', () => {
    expect(choose({ model: 'claude-haiku-5-5' }, { ask: MAX }).plan.id).toBe('claude-haiku-5-5@max');
    expect(choose({ model: 'claude-haiku-5-5' }).plan.id).toBe('claude-haiku-5-5');
  });

  it('that the catalog does not know runs as it is', () => {
    expect(choose({ model: 'local-model' }, { ask: MAX }).plan.id).toBe('local-model');
  });

  it('as a ceiling excludes what stands above it, with the reason', () => {
    const ceiling = { explicitModels: 'ceiling' as const };
    const { plan, decision } = choose({ model: 'claude-sonnet-5-5' }, { ask: MAX, principal: ceiling });
    expect(plan.id).toBe('claude-sonnet-5-5');
    expect(decision.candidates.at(-1)).toMatchObject({
      planId: 'claude-opus-5-5',
      excluded: 'above-ceiling',
    });
  });

  it('as a ceiling that is not on the ladder is pinned, so that nothing dearer runs in its place', () => {
    const ceiling = { explicitModels: 'ceiling' as const };
    const { plan, decision } = choose({ model: 'local-model' }, { ask: MAX, principal: ceiling });
    expect(plan.id).toBe('local-model');
    expect(decision.servedBy).toBe('pinned');
  });

  it.each(['x'.repeat(201), 'nobody'])('that is not served is refused (%s)', (model) => {
    expect(() => choose({ model })).toThrowError(/is not served here: use one of auto, claude-haiku-5-5/);
  });
});

describe('a request that not every plan can carry', () => {
  const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } };
  const tool = { type: 'function', function: { name: 'look', parameters: { type: 'object' } } };

  it.each([
    ['tools', { tools: [tool] }],
    ['images', { messages: [{ role: 'user', content: [{ type: 'text', text: 'What?' }, image] }] }],
    [
      'a response schema',
      { response_format: { type: 'json_schema', json_schema: { name: 'a', schema: { type: 'object' } } } },
    ],
  ])('because of %s is refused with what is missing', (what, body) => {
    expect(() => choose(body, { format: 'openai-chat' })).toThrowError(
      new RegExp(`claude-opus-5-5: ${what} not carried to anthropic-messages yet`),
    );
  });

  it('runs on a plan of its own format', () => {
    const choice = choiceOf({ formatsOf: allBut('claude-haiku-5-5', ['openai-chat']) });
    const { plan } = choose({ tools: [tool] }, { format: 'openai-chat' }, choice);
    expect(plan.id).toBe('claude-haiku-5-5');
  });

  it('skips a plan that no provider serves any more', () => {
    const { plan, decision } = choose({}, {}, choiceOf({ formatsOf: allBut('claude-opus-5-5', undefined) }));
    expect(plan.id).toBe('claude-sonnet-5-5');
    expect(decision.candidates.at(-1)?.excluded).toBe('no-provider');
  });

  it('with a budget needs a cap on its output', () => {
    const ask: EffortAsk = { kind: 'default', budgetUsd: 1 };
    expect(() => choose({ max_completion_tokens: null }, { ask, format: 'openai-chat' })).toThrowError(
      /over-budget \(output without max_tokens has no bound\)/,
    );
    expect(choose({}, { ask }).plan.id).toBe('claude-opus-5-5');
  });

  it('with a budget leaves out what has no price', () => {
    const ladder = [createCallPlan('local-model'), createCallPlan('claude-haiku-5-5')];
    const ask: EffortAsk = { ...MAX, position: 0, budgetUsd: 1 };
    const { plan, decision } = choose({}, { ask }, choiceOf({ ladder }));
    expect(plan.id).toBe('claude-haiku-5-5');
    expect(decision.candidates[0]?.excluded).toBe('no-price');
  });
});

it('leaves a dial aside that measured no model of the configured ladder', () => {
  const choice = choiceOf({ dial: CONSTRUCTED_DIAL, configuredLadder: MODELS });
  const { plan, decision } = choose({}, { ask: MAX }, choice);
  expect(plan.id).toBe('claude-opus-5-5');
  expect(decision.servedBy).toBe('ladder');
});

it('says in letters that a header can carry what has no bound under a budget', () => {
  const ask: EffortAsk = { kind: 'default', budgetUsd: 1 };
  const call = () => choose({ model: 'claude-haiku-5-5', 'café\n': 1 }, { ask });
  expect(call).toThrowError(/: over-budget \(a field of another name has no bound\)/);
});
