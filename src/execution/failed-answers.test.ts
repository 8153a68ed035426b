import { afterEach, describe, expect, it } from 'vitest';
import { type Cost, createCallPlan, VernierError } from '#core';
import type { JsonObject, WireFormat } from '#wire';
import { SHORT_ANSWER, writeAnswer } from './__fixtures__/answers.ts';
import { type LocalAnswer, type LocalUpstream, startLocalUpstream } from './__fixtures__/local-upstream.ts';
import { createProvider, readRun, toCall, toContext } from './__fixtures__/run-call.ts';
import { type PlanContext, runPlan } from './run-plan.ts';

const plan = createCallPlan('claude-haiku-5-5');
const upstreams: LocalUpstream[] = [];
const whole = writeAnswer('anthropic-messages', true, SHORT_ANSWER);
const half = whole.subarray(0, whole.indexOf('event: content_block_stop'));

afterEach(async () => {
  for (const upstream of upstreams.splice(0)) await upstream.stop();
});

function describeCost(cost: Cost): string {
  return cost.status === 'priced' ? 'priced' : cost.reason;
}

/** Hooks that write down what they hear. */
function createHooks() {
  const heard: string[] = [];
  const { promise: settled, resolve: noteSettled } = Promise.withResolvers<void>();
  return {
    heard,
    reserve: (cost: Cost) => void heard.push(`reserve ${describeCost(cost)}`),
    settle: (cost: Cost) => {
      heard.push(`settle ${describeCost(cost)}`);
      noteSettled();
    },
    settled,
  };
}

async function start(format: WireFormat, answer: LocalAnswer, signal?: AbortSignal) {
  const upstream = await startLocalUpstream(answer);
  upstreams.push(upstream);
  const hooks = createHooks();
  const changes: Partial<PlanContext> = signal === undefined ? { hooks } : { hooks, signal };
  return { upstream, hooks, context: toContext(createProvider(format, upstream.baseUrl), changes) };
}

function bodyOf(format: WireFormat, stream = true): JsonObject {
  const messages = [{ role: 'user', content: 'How many bolts?' }];
  const cap = format === 'anthropic-messages' ? 'max_tokens' : 'max_completion_tokens';
  return { model: 'auto', [cap]: 64, messages, stream };
}

const overloaded =
  '{"type":"error","error":{"type":"rate_limit_error","message":"slow down"},"request_id":"req_up"}';
const refusal: LocalAnswer = {
  status: 429,
  headers: {
    'retry-after': '7',
    'request-id': 'req_up',
    'set-cookie': 'no',
    'content-type': 'application/json',
  },
  bytes: overloaded,
};

describe('an upstream that refuses', () => {
  it('is passed on as it is in its own format', async () => {
    const { context, hooks } = await start('anthropic-messages', refusal);
    const run = await runPlan(plan, toCall('anthropic-messages', bodyOf('anthropic-messages')), context);
    expect(run).toMatchObject({
      status: 429,
      contentType: 'application/json',
      headers: { 'retry-after': '7', 'request-id': 'req_up' },
    });
    expect(run.headers).not.toHaveProperty('set-cookie');
    expect(await readRun(run)).toBe(overloaded);
    const { attempts, status, cost, error } = await run.result();
    expect({ status, cost, code: error?.code }).toEqual({
      status: 'failed',
      cost: { status: 'unpriced', reason: 'not-called' },
      code: 'upstream-refused',
    });
    expect(attempts).toMatchObject([{ status: 'failed', httpStatus: 429, errorCode: 'upstream-refused' }]);
    expect(hooks.heard).toEqual(['reserve priced', 'settle not-called']);
  });

  it('is translated into the other format with its status and retry-after', async () => {
    const { context } = await start('anthropic-messages', refusal);
    const run = await runPlan(plan, toCall('openai-chat', bodyOf('openai-chat')), context);
    expect(run).toMatchObject({ status: 429, headers: { 'retry-after': '7' } });
    expect(JSON.parse(await readRun(run))).toMatchObject({
      error: { message: expect.stringContaining('slow down') },
    });
  });

  it("is not passed on where it speaks of our own key: that is no fault of the client's", async () => {
    const body =
      '{"type":"error","error":{"type":"authentication_error","message":"invalid key sk-ant-1234567"}}';
    const { context } = await start('anthropic-messages', { status: 401, bytes: body });
    const run = await runPlan(plan, toCall('anthropic-messages', bodyOf('anthropic-messages')), context);
    expect(run.status).toBe(502);
    expect(await readRun(run)).not.toContain('sk-ant-1234567');
  });

  it("is said in the format's own shape when all it gave is a page", async () => {
    const { context } = await start('anthropic-messages', { status: 503, bytes: '<html>Bad gateway</html>' });
    const run = await runPlan(plan, toCall('anthropic-messages', bodyOf('anthropic-messages')), context);
    expect(run.status).toBe(503);
    expect(JSON.parse(await readRun(run))).toMatchObject({ type: 'error', request_id: 'req_1' });
  });
});

describe('an upstream that cannot be reached', () => {
  it("is an answer with the format's own error, and an attempt that cost nothing", async () => {
    const { context, upstream, hooks } = await start('openai-chat', { bytes: '' });
    await upstream.stop();
    const run = await runPlan(plan, toCall('openai-chat', bodyOf('openai-chat')), context);
    expect(run).toMatchObject({ status: 502, contentType: 'application/json' });
    expect(JSON.parse(await readRun(run))).toMatchObject({
      error: { message: expect.stringContaining('check baseUrl') },
    });
    const { attempts } = await run.result();
    expect(attempts).toMatchObject([{ status: 'failed', errorCode: 'upstream-unreachable' }]);
    expect(attempts[0]).not.toHaveProperty('httpStatus');
    expect(hooks.heard).toEqual(['reserve priced', 'settle not-called']);
  });
});

describe('an answer that breaks', () => {
  it.each(['anthropic-messages', 'openai-chat'] as const)(
    'ends for a caller of %s with an error event, and has no cost that would be too low',
    async (format) => {
      const { context, hooks } = await start('anthropic-messages', { bytes: half, after: 'break' });
      const run = await runPlan(plan, toCall(format, bodyOf(format)), context);
      const text = await readRun(run);
      expect(run.status).toBe(200);
      expect(text).toContain('it is 3');
      const lastEvent = text.trimEnd().split('\n').at(-1) ?? '';
      expect(JSON.parse(lastEvent.replace(/^data: /, ''))).toHaveProperty('error.message');
      const { attempts, status, cost, usage } = await run.result();
      expect(attempts).toMatchObject([{ status: 'failed', httpStatus: 200, errorCode: 'upstream-closed' }]);
      expect(usage).not.toHaveProperty('outputTokens');
      expect({ status, cost }).toEqual({
        status: 'failed',
        cost: { status: 'unpriced', reason: 'usage-unknown' },
      });
      expect(hooks.heard).toEqual(['reserve priced', 'settle usage-unknown']);
    },
  );

  it.each([
    ['closes before its first event', ''],
    [
      'begins with an error',
      'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"busy"}}\n\n',
    ],
    ['sends a page', '<html>Welcome</html>\n\n'],
  ])('is an error with a status of its own when the upstream %s', async (_name, bytes) => {
    for (const format of ['anthropic-messages', 'openai-chat'] as const) {
      const { context, hooks } = await start('anthropic-messages', { bytes });
      const run = await runPlan(plan, toCall(format, bodyOf(format)), context);
      expect(run.status).toBeGreaterThanOrEqual(500);
      expect(run.contentType).toBe('application/json');
      expect(JSON.parse(await readRun(run))).toHaveProperty('error.message');
      expect(await run.result()).toMatchObject({ status: 'failed' });
      expect(hooks.heard).toHaveLength(2);
    }
  });

  it('never gives half of an answer that is not streamed', async () => {
    const json = writeAnswer('anthropic-messages', false, SHORT_ANSWER);
    for (const format of ['anthropic-messages', 'openai-chat'] as const) {
      const { context } = await start('anthropic-messages', { bytes: json.subarray(0, 100), after: 'break' });
      const run = await runPlan(plan, toCall(format, bodyOf(format, false)), context);
      expect(run.status).toBe(502);
      expect(JSON.parse(await readRun(run))).toHaveProperty('error.message');
      expect((await run.result()).error?.code).toBe('upstream-closed');
    }
  });
});

describe('a client that leaves', () => {
  it.each(['anthropic-messages', 'openai-chat'] as const)(
    'in the midst of a stream of %s closes the upstream',
    async (format) => {
      const { context, upstream, hooks } = await start('anthropic-messages', { bytes: half, after: 'stall' });
      const run = await runPlan(plan, toCall(format, bodyOf(format)), context);
      run.body.abort();
      await upstream.closed;
      const result = await run.result();
      expect(result).toMatchObject({
        status: 'aborted',
        cost: { status: 'unpriced', reason: 'usage-unknown' },
      });
      expect(result.attempts).toMatchObject([{ status: 'aborted', errorCode: 'client-closed' }]);
      run.body.abort();
      expect(hooks.heard).toEqual(['reserve priced', 'settle usage-unknown']);
    },
  );

  it('by its signal closes the upstream as well, before the answer and within it', async () => {
    const before = new AbortController();
    const stalled = await start('anthropic-messages', { bytes: '', after: 'stall' }, before.signal);
    const pending = runPlan(
      plan,
      toCall('anthropic-messages', bodyOf('anthropic-messages')),
      stalled.context,
    );
    setImmediate(() => before.abort());
    const early = await pending;
    expect(early.status).toBe(499);
    expect(await early.result()).toMatchObject({ status: 'aborted' });

    const within = new AbortController();
    const begun = await start('anthropic-messages', { bytes: half, after: 'stall' }, within.signal);
    const run = await runPlan(
      plan,
      toCall('anthropic-messages', bodyOf('anthropic-messages')),
      begun.context,
    );
    within.abort();
    await begun.upstream.closed;
    expect(await run.result()).toMatchObject({ status: 'aborted' });
    expect(begun.hooks.heard).toEqual(['reserve priced', 'settle usage-unknown']);
  });

  it('before it took all of a complete answer got no complete answer, but its model is paid', async () => {
    const leaving = new AbortController();
    const { context, hooks } = await start('anthropic-messages', { bytes: whole }, leaving.signal);
    const run = await runPlan(plan, toCall('anthropic-messages', bodyOf('anthropic-messages')), context);
    run.body.read({ data: () => false, end: () => undefined, fail: () => undefined });
    await hooks.settled;
    expect(hooks.heard).toEqual(['reserve priced', 'settle priced']);
    leaving.abort();
    const { status, attempts, cost } = await run.result();
    expect({ status, attempt: attempts[0]?.status, cost: cost.status }).toEqual({
      status: 'aborted',
      attempt: 'completed',
      cost: 'priced',
    });
  });
});

describe('a reservation that is not granted', () => {
  it('keeps the call from being made', async () => {
    const { context, upstream } = await start('anthropic-messages', { bytes: whole });
    const hooks = {
      reserve: () => Promise.reject(new VernierError('forbidden', 'the budget is spent')),
      settle: () => expect.unreachable(),
    };
    const call = toCall('anthropic-messages', bodyOf('anthropic-messages'));
    await expect(runPlan(plan, call, { ...context, hooks })).rejects.toMatchObject({ code: 'forbidden' });
    expect(upstream.bodies).toEqual([]);
  });
});
