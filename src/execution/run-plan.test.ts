import { afterEach, describe, expect, it } from 'vitest';
import { createCallPlan, Plan } from '#core';
import type { JsonObject, WireFormat } from '#wire';
import { SHORT_ANSWER, writeAnswer } from './__fixtures__/answers.ts';
import { type LocalAnswer, type LocalUpstream, startLocalUpstream } from './__fixtures__/local-upstream.ts';
import { createProvider, readRun, toCall, toContext } from './__fixtures__/run-call.ts';
import { type PlanContext, runPlan } from './run-plan.ts';

const plan = createCallPlan('claude-haiku-5-5');
const upstreams: LocalUpstream[] = [];

afterEach(async () => {
  for (const upstream of upstreams.splice(0)) await upstream.stop();
});

async function contextOf(
  format: WireFormat,
  answer: LocalAnswer,
  changes: Partial<PlanContext> = {},
): Promise<{ context: PlanContext; upstream: LocalUpstream }> {
  const upstream = await startLocalUpstream(answer);
  upstreams.push(upstream);
  return { context: toContext(createProvider(format, upstream.baseUrl), changes), upstream };
}

const anthropicBody: JsonObject = {
  model: 'auto',
  max_tokens: 64,
  messages: [{ role: 'user', content: 'How many bolts?' }],
  stream: true,
};
const openaiBody: JsonObject = {
  model: 'auto',
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'How many bolts?' },
  ],
  stream: true,
};

describe('a request in the format of its upstream', () => {
  it('goes out as it came but for the model, and its answer comes back byte for byte', async () => {
    const bytes = writeAnswer('anthropic-messages', true, SHORT_ANSWER);
    const { context, upstream } = await contextOf('anthropic-messages', { bytes });
    const spelled =
      '{ "max_tokens":6.4e1, "model" : "auto",\n "messages":[{"role":"user","content":"\\u0048i"}], "stream":true }';
    const run = await runPlan(plan, toCall('anthropic-messages', spelled), context);
    expect(run).toMatchObject({
      status: 200,
      contentType: 'text/event-stream; charset=utf-8',
      modelId: 'claude-haiku-5-5',
    });
    expect(await readRun(run)).toBe(bytes.toString());
    expect(upstream.bodies).toEqual([spelled.replace('"auto"', '"claude-haiku-5-5"')]);
  });

  it('asks an OpenAI upstream for usage, and keeps it from a client that did not ask', async () => {
    const bytes = writeAnswer('openai-chat', true, SHORT_ANSWER);
    const { context, upstream } = await contextOf('openai-chat', { bytes });
    const silent = await runPlan(plan, toCall('openai-chat', openaiBody), context);
    const silentText = await readRun(silent);
    expect(silentText).not.toContain('prompt_tokens');
    expect(silentText).toContain('data: [DONE]');
    expect((await silent.result()).usage).toMatchObject({ inputTokens: 1000, outputTokens: 200 });
    const asking = { ...openaiBody, stream_options: { include_usage: true } };
    const told = await runPlan(plan, toCall('openai-chat', asking), context);
    expect(await readRun(told)).toBe(bytes.toString());
    expect(upstream.bodies.map((body) => body.includes('"stream_options":{"include_usage":true}'))).toEqual([
      true,
      true,
    ]);
  });

  it("carries the plan's effort, and reports it", async () => {
    const bytes = writeAnswer('anthropic-messages', true, SHORT_ANSWER);
    const { context, upstream } = await contextOf('anthropic-messages', { bytes });
    const call = toCall('anthropic-messages', anthropicBody, { effortAsked: 'low' });
    const run = await runPlan(createCallPlan('claude-haiku-5-5', 'low'), call, context);
    await readRun(run);
    expect(run.effort).toBe('asked=low; sent=low');
    expect(JSON.parse(upstream.bodies[0] ?? '')).toMatchObject({ output_config: { effort: 'low' } });
  });

  it('sends no effort of the caller where the plan leaves the model its default', async () => {
    const bytes = writeAnswer('anthropic-messages', true, SHORT_ANSWER);
    const { context, upstream } = await contextOf('anthropic-messages', { bytes });
    const body = { ...anthropicBody, output_config: { effort: 'max' } };
    for (const unsetEffort of ['as-sent', 'model-default'] as const) {
      await readRun(await runPlan(plan, toCall('anthropic-messages', body, { unsetEffort }), context));
    }
    const sent = upstream.bodies.map((text) => text.includes('"effort":"max"'));
    expect(sent).toEqual([true, false]);
  });

  it('goes out without its slash commands where they are commands', async () => {
    const bytes = writeAnswer('anthropic-messages', true, SHORT_ANSWER);
    const { context, upstream } = await contextOf('anthropic-messages', { bytes });
    const body = { ...anthropicBody, messages: [{ role: 'user', content: '/effort low\nHow many?' }] };
    for (const slashCommands of [true, false]) {
      await readRun(await runPlan(plan, toCall('anthropic-messages', body, { slashCommands }), context));
    }
    expect(upstream.bodies.map((text) => text.includes('/effort'))).toEqual([false, true]);
  });

  it('passes the body of a model that the catalog does not know as it is', async () => {
    const bytes = writeAnswer('openai-chat', true, SHORT_ANSWER);
    const { context, upstream } = await contextOf('openai-chat', { bytes });
    const call = toCall('openai-chat', { ...openaiBody, reasoning_effort: 'high' });
    const run = await runPlan(createCallPlan('my-local-model'), call, context);
    await readRun(run);
    expect(run.effort).toBe('asked=default; sent=high');
    expect(JSON.parse(upstream.bodies[0] ?? '')).toMatchObject({
      model: 'my-local-model',
      reasoning_effort: 'high',
    });
  });
});

describe('a request in another format than its upstream', () => {
  it("is said in the upstream's format, and answered in the caller's", async () => {
    const bytes = writeAnswer('anthropic-messages', false, SHORT_ANSWER);
    const { context, upstream } = await contextOf('anthropic-messages', { bytes });
    const body = { ...openaiBody, stream: false, reasoning_effort: 'high' };
    const run = await runPlan(
      createCallPlan('claude-haiku-5-5', 'low'),
      toCall('openai-chat', body),
      context,
    );
    expect(JSON.parse(upstream.bodies[0] ?? '')).toMatchObject({
      model: 'claude-haiku-5-5',
      system: 'Be brief.',
      messages: [{ role: 'user', content: 'How many bolts?' }],
      output_config: { effort: 'low' },
    });
    const text = await readRun(run);
    expect(run).toMatchObject({
      status: 200,
      contentType: 'application/json',
      contentLength: Buffer.byteLength(text),
    });
    expect(JSON.parse(text)).toMatchObject({
      object: 'chat.completion',
      model: 'claude-haiku-5-5',
      choices: [{ message: { content: 'Grüße, it is 3 🧵.\n' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 1000, completion_tokens: 200 },
    });
  });

  it('is refused before anything is sent when it cannot be carried', async () => {
    const { context, upstream } = await contextOf('anthropic-messages', { bytes: '' });
    const call = toCall('openai-chat', {
      ...openaiBody,
      tools: [{ type: 'function', function: { name: 'f' } }],
    });
    await expect(runPlan(plan, call, context)).rejects.toMatchObject({ code: 'not-carried' });
    expect(upstream.bodies).toEqual([]);
  });
});

describe('a plan that cannot be run', () => {
  it.each([
    [[{ type: 'check' }], 'check'],
    [[plan.steps[0], { type: 'check' }, plan.steps[0]], 'call > check > call'],
    [[plan.steps[0], { type: 'revise', modelId: 'claude-haiku-5-5' }], 'call > revise'],
  ])('is refused by name: %#', async (steps, kinds) => {
    const { context } = await contextOf('anthropic-messages', { bytes: '' });
    const cascade = Plan.parse({ version: 1, id: 'a-cascade', steps });
    await expect(
      runPlan(cascade, toCall('anthropic-messages', anthropicBody), context),
    ).rejects.toMatchObject({
      code: 'plan-not-supported',
      message: expect.stringContaining(`a-cascade (${kinds})`),
    });
  });

  it('is refused when no provider serves its model', async () => {
    const context = {
      ...toContext(createProvider('openai-chat', 'http://127.0.0.1:9')),
      providers: { find: () => undefined },
    };
    await expect(runPlan(plan, toCall('openai-chat', openaiBody), context)).rejects.toMatchObject({
      code: 'unknown-model',
      message: expect.stringContaining('claude-haiku-5-5'),
    });
  });
});
