import { describe, expect, it } from 'vitest';
import { Attempt, createCallPlan } from '#core';
import { createRecordedProvider, outcomesFromRecordings, type RecordedRow } from '#providers';
import { createByteProvider, SHORT_ANSWER, writeAnswer } from './__fixtures__/answers.ts';
import { catalog, readRun, toCall, toContext } from './__fixtures__/run-call.ts';
import { runPlan } from './run-plan.ts';

const body = { model: 'auto', max_tokens: 64, messages: [{ role: 'user', content: 'Hi' }], stream: true };

async function resultOf(asked: string, served: string, changes: Record<string, unknown> = {}) {
  const bytes = writeAnswer('anthropic-messages', true, { ...SHORT_ANSWER, modelId: served });
  const context = toContext(createByteProvider('anthropic-messages', bytes, 100));
  const run = await runPlan(
    createCallPlan(asked),
    toCall('anthropic-messages', { ...body, ...changes }),
    context,
  );
  await readRun(run);
  return run.result();
}

describe('an attempt', () => {
  it('is taken down with its times, its usage and its price', async () => {
    const { attempts, cost } = await resultOf('claude-haiku-5-5', 'claude-haiku-5-5');
    const [attempt] = attempts;
    expect(Attempt.parse(attempt)).toEqual(attempt);
    expect(attempt).toMatchObject({
      providerId: 'bytes',
      source: 'measured',
      modelId: 'claude-haiku-5-5',
      startedAt: '2026-11-20T12:00:00.000Z',
      status: 'completed',
      httpStatus: 200,
      usage: { inputTokens: 1000, outputTokens: 200 },
      finishReason: { unified: 'stop' },
    });
    expect(attempt).not.toHaveProperty('servedModelId');
    expect(attempt?.firstByteMs).toBeLessThan(attempt?.latencyMs ?? 0);
    // 1,000 and 200 tokens at $0.10 and $0.50 per million
    expect(cost.status === 'priced' ? cost.costUsd : 0).toBeCloseTo(200e-6, 12);
  });

  it('is priced as the model that answered where the catalog knows it', async () => {
    const result = await resultOf('claude-haiku-5-5', 'claude-opus-5-5');
    expect(result.attempts).toMatchObject([
      { modelId: 'claude-haiku-5-5', servedModelId: 'claude-opus-5-5' },
    ]);
    expect(result.pricedModelId).toBe('claude-opus-5-5');
    // $4 and $20 per million
    expect(result.cost.status === 'priced' ? result.cost.costUsd : 0).toBeCloseTo(8e-3, 12);
  });

  it('is priced as the model that was asked where the answer names one that nobody knows', async () => {
    const result = await resultOf('claude-haiku-5-5', 'claude-haiku-5-5-20261007');
    expect(result.attempts).toMatchObject([{ servedModelId: 'claude-haiku-5-5-20261007' }]);
    expect(result).toMatchObject({ pricedModelId: 'claude-haiku-5-5', cost: { status: 'priced' } });
  });

  it('has no price, and not the price 0, for a model that nobody knows', async () => {
    const result = await resultOf('my-local-model', 'my-local-model');
    expect(result.cost).toEqual({ status: 'unpriced', reason: 'unknown-model' });
  });

  it('costs exactly what fitting counts for the same recorded answer', async () => {
    const answer = { text: 'It is 3.', correct: true, input_tokens: 1037, output_tokens: 211 };
    const models = ['claude-3-haiku-20240307', 'claude-3-5-sonnet-20241022', 'gpt-4o-mini-2024-07-18'];
    const answers = Object.fromEntries(models.map((model) => [model, answer]));
    const rows: RecordedRow[] = [{ id: 'r1', task: 'sums', prompt: 'Hi', answers }];
    const outcomes = outcomesFromRecordings(rows, models, { catalog, priceDate: '2026-11-20' });
    const context = toContext(createRecordedProvider({ rows, catalog }));
    for (const outcome of outcomes) {
      const run = await runPlan(createCallPlan(outcome.planId), toCall('anthropic-messages', body), context);
      await readRun(run);
      const { cost, usage } = await run.result();
      expect(cost).toEqual(outcome.cost);
      expect(usage).toMatchObject(outcome.usage);
    }
  });

  it('is an answer with status 404 when the prompt was not recorded', async () => {
    const context = toContext(createRecordedProvider({ rows: [], catalog }));
    const run = await runPlan(
      createCallPlan('gpt-4o-mini-2024-07-18'),
      toCall('anthropic-messages', body),
      context,
    );
    expect(run.status).toBe(404);
    expect(JSON.parse(await readRun(run))).toMatchObject({
      type: 'error',
      error: { type: 'not_found_error' },
    });
    const { attempts, cost } = await run.result();
    expect(attempts).toMatchObject([{ errorCode: 'recording-missing', status: 'failed' }]);
    expect(cost).toEqual({ status: 'unpriced', reason: 'not-called' });
  });
});

describe('the result of a run', () => {
  it('comes when a slow reader has read everything, not before', async () => {
    const bytes = writeAnswer('anthropic-messages', true, SHORT_ANSWER);
    const context = toContext(createByteProvider('anthropic-messages', bytes, 50));
    const run = await runPlan(
      createCallPlan('claude-haiku-5-5'),
      toCall('anthropic-messages', body),
      context,
    );
    const order: string[] = [];
    const done = run.result().then(() => order.push('result'));
    let readBytes = 0;
    run.body.read({
      data(chunk) {
        readBytes += chunk.length;
        setImmediate(() => run.body.resume());
        return false;
      },
      end: () => void order.push(`end after ${readBytes} bytes`),
      fail: () => undefined,
    });
    await done;
    expect(order).toEqual([`end after ${bytes.length} bytes`, 'result']);
  });
});
