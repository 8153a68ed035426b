import { describe, expect, it } from 'vitest';
import { EffortConfig } from '#effort';
import { createGuard, GuardConfig, hashKey } from '#guard';
import { parseBody } from '#wire';
import { callGateway, createBody, errorOf, FORMATS, WAYS } from './__fixtures__/call-gateway.ts';
import { CONSTRUCTED_DIAL } from './__fixtures__/constructed-dial.ts';
import { createParts } from './__fixtures__/create-parts.ts';
import { ANSWERS, LADDER, PROMPT } from './__fixtures__/recorded-rows.ts';
import { createGateway, createMemorySink, type GatewayParts } from './index.ts';

const [SMALL, MIDDLE, TOP] = LADDER;
const measured: Partial<GatewayParts> = { dial: () => CONSTRUCTED_DIAL };

function gatewayOf(changes: Partial<GatewayParts> = {}) {
  const parts = createParts(changes);
  return { gateway: createGateway(parts), parts };
}

/** The model that served a call, and what the header says of its effort. */
async function servedBy(changes: Partial<GatewayParts>, call: Parameters<typeof callGateway>[1] = {}) {
  const { headers } = await callGateway(gatewayOf(changes).gateway, call);
  return { model: headers['x-vernier-model'], effort: headers['x-vernier-effort'] };
}

describe('an answer', () => {
  it.each(WAYS)('comes in $format (streamed: $stream), with headers that say what happened', async (way) => {
    const { gateway, parts } = gatewayOf(measured);
    const { format, stream } = way;
    const answer = await callGateway(gateway, {
      format,
      body: { stream },
      headers: { 'x-vernier-effort': 'low' },
    });
    expect(answer).toMatchObject({
      status: 200,
      isWhole: true,
      headers: {
        'content-type': stream ? 'text/event-stream; charset=utf-8' : 'application/json',
        'x-vernier-request': 'req_1',
        'x-vernier-decision': 'dec_2',
        'x-vernier-plan': SMALL,
        'x-vernier-model': SMALL,
        'x-vernier-source': 'recorded',
        'x-vernier-effort': 'asked=low; sent=none; reason=model-without-effort',
        'x-vernier-served-by': 'hull',
        'x-vernier-position': '0.25',
        'x-vernier-certificate': 'none; reason=not-certified',
        'x-vernier-cost-estimate-usd': '0.0001',
      },
    });
    expect(answer.body.toString()).toContain(ANSWERS[SMALL]);
    expect(parts.records).toHaveLength(1);
    expect(parts.crashes).toEqual([]);
  });

  it('tells its final cost where it was held until it was whole, and not where it was streamed', async () => {
    const { gateway, parts } = gatewayOf();
    const whole = await callGateway(gateway, { body: { stream: false } });
    const streamed = await callGateway(gateway, { body: { stream: true } });
    const [record] = parts.records;
    expect(record?.cost.status).toBe('priced');
    const cost = record?.cost.status === 'priced' ? record.cost.costUsd : 0;
    expect(Number(whole.headers['x-vernier-cost-usd'])).toBeCloseTo(cost, 12);
    expect(streamed.headers).not.toHaveProperty('x-vernier-cost-usd');
    expect(whole.headers['content-length']).toBe(String(whole.body.length));
  });

  it('says the model that answered in its own body', async () => {
    const { gateway } = gatewayOf();
    for (const format of FORMATS) {
      const { body } = await callGateway(gateway, { format, body: { model: MIDDLE } });
      expect(parseBody(body)).toMatchObject({ model: MIDDLE });
    }
  });
});

describe('the model', () => {
  it.each(['auto', 'vernier', 'vernier/auto'])('is chosen by the dial for %s', async (model) => {
    expect(
      await servedBy(measured, { body: { model }, headers: { 'x-vernier-effort': '0.5' } }),
    ).toMatchObject({
      model: MIDDLE,
    });
  });

  it.each(FORMATS)('is the one that a caller of %s names', async (format) => {
    const { headers } = await callGateway(gatewayOf(measured).gateway, { format, body: { model: SMALL } });
    expect(headers).toMatchObject({
      'x-vernier-model': SMALL,
      'x-vernier-served-by': 'pinned',
      'x-vernier-certificate': 'none; reason=pinned-model',
    });
    expect(headers).not.toHaveProperty('x-vernier-position');
  });

  it('is at most the one that is named, where the key makes a name a ceiling', async () => {
    const key = { name: 'team', hash: hashKey('vk-team'), explicitModels: 'ceiling' as const };
    const guarded = { ...measured, guard: createGuard(GuardConfig.parse({ keys: [key] })) };
    const ask = (model: string, effort: string) =>
      servedBy(guarded, { body: { model }, headers: { 'x-api-key': 'vk-team', 'x-vernier-effort': effort } });
    expect(await ask(MIDDLE, 'max')).toMatchObject({ model: MIDDLE });
    expect(await ask(MIDDLE, 'low')).toMatchObject({ model: SMALL });
    expect(await ask(TOP, 'max')).toMatchObject({ model: TOP });
  });

  it.each(FORMATS)('is refused in %s where nobody serves it, with those that are served', async (format) => {
    const answer = await callGateway(gatewayOf().gateway, { format, body: { model: 'no-such-model' } });
    expect(answer.status).toBe(404);
    expect(errorOf(answer).type).toBe('not_found_error');
    expect(errorOf(answer).message).toMatch(/"no-such-model".*auto, claude-3-haiku/);
  });
});

describe('effort', () => {
  it.each([
    ['a header', 'anthropic-messages', {}, { 'x-vernier-effort': 'none' }, SMALL],
    ['a number in a header', 'openai-chat', {}, { 'x-vernier-effort': '0.5' }, MIDDLE],
    ['output_config.effort', 'anthropic-messages', { output_config: { effort: 'low' } }, {}, SMALL],
    [
      'thinking.budget_tokens',
      'anthropic-messages',
      { thinking: { type: 'enabled', budget_tokens: 4096 } },
      {},
      MIDDLE,
    ],
    ['reasoning_effort', 'openai-chat', { reasoning_effort: 'medium' }, {}, MIDDLE],
    [
      'a header before the body',
      'openai-chat',
      { reasoning_effort: 'none' },
      { 'x-vernier-effort': 'max' },
      TOP,
    ],
  ] as const)('is taken from %s', async (...[, format, body, headers, model]) => {
    expect(await servedBy(measured, { format, body, headers })).toMatchObject({ model });
  });

  it.each(FORMATS)('is taken from the first line of a message in %s, on this machine', async (format) => {
    const messages = [{ role: 'user', content: `/effort low\n${PROMPT}` }];
    const served = await servedBy(measured, { format, body: { messages } });
    expect(served).toEqual({ model: SMALL, effort: 'asked=low; sent=none; reason=model-without-effort' });
  });

  it('is plain text in a message of a key that has no slash commands', async () => {
    const key = { name: 'team', hash: hashKey('vk-team') };
    const { gateway } = gatewayOf({ ...measured, guard: createGuard(GuardConfig.parse({ keys: [key] })) });
    const messages = [{ role: 'user', content: `/effort low\n${PROMPT}` }];
    const answer = await callGateway(gateway, { body: { messages }, headers: { 'x-api-key': 'vk-team' } });
    expect(errorOf(answer).message).toContain('not recorded');
  });

  it('is the default of the key, then that of the configuration, then the promise', async () => {
    const key = { name: 'team', hash: hashKey('vk-team'), defaultEffort: 'medium' as const };
    const guard = createGuard(GuardConfig.parse({ keys: [key] }));
    const effort = EffortConfig.parse({ default: 'none' });
    const headers = { authorization: 'Bearer vk-team' };
    expect(await servedBy({ ...measured, guard, effort }, { headers })).toMatchObject({ model: MIDDLE });
    expect(await servedBy({ ...measured, effort })).toMatchObject({ model: SMALL });
    // 0.97 is not certified
    expect(await servedBy(measured)).toMatchObject({ model: TOP });
  });

  it.each([
    ['header', { headers: { 'x-vernier-effort': 'extreme' } }, 'x-vernier-effort is "extreme"'],
    ['body', { body: { output_config: { effort: 'extreme' } } }, 'output_config.effort is "extreme"'],
  ])('that nobody knows in the %s is refused with what is allowed', async (_, call, message) => {
    const answer = await callGateway(gatewayOf().gateway, call);
    expect(answer.status).toBe(400);
    expect(answer.headers['x-vernier-error']).toBe('unknown-effort');
    expect(errorOf(answer).message).toMatch(message);
    expect(errorOf(answer).message).toMatch(/none, minimal, low/);
  });
});

describe('/effort alone', () => {
  it.each(WAYS)('is answered in $format (streamed: $stream) without a model', async ({ format, stream }) => {
    const { gateway, parts } = gatewayOf();
    const messages = [{ role: 'user', content: '/effort low' }];
    const answer = await callGateway(gateway, { format, body: { messages, stream } });
    expect(answer.status).toBe(200);
    expect(answer.body.toString()).toContain('Effort is low: dial position 0.25.');
    expect(answer.headers['x-vernier-effort']).toBe('asked=low; sent=none; reason=command');
    // nothing was chosen and nothing spent: there is nothing to keep
    expect(parts.records).toEqual([]);
  });

  it.each([
    ['auto', 'Effort is back to what the dial decides.'],
    ['status', 'No effort is set: the dial decides.'],
  ])('%s says so', async (argument, sentence) => {
    const messages = [{ role: 'user', content: `/effort ${argument}` }];
    const { body } = await callGateway(gatewayOf().gateway, { body: { messages } });
    expect(body.toString()).toContain(sentence);
  });
});

describe('a promise', () => {
  it('is kept by the lowest certified position', async () => {
    const { headers } = await callGateway(gatewayOf(measured).gateway, {
      headers: { 'x-vernier-hold': '0.9' },
    });
    expect(headers).toMatchObject({
      'x-vernier-model': MIDDLE,
      'x-vernier-position': '0.5',
      'x-vernier-certificate': 'hold=0.95; confidence=0.95; n=412; attempt=1',
    });
  });

  it('is not made without a measured dial: the top of the ladder answers, uncertified', async () => {
    const { headers } = await callGateway(gatewayOf().gateway, { headers: { 'x-vernier-hold': '0.9' } });
    expect(headers).toMatchObject({
      'x-vernier-model': TOP,
      'x-vernier-served-by': 'ladder',
      'x-vernier-certificate': 'none; reason=uncertified',
    });
  });

  it('of a budget excludes what could cost more, and says that the promise is gone', async () => {
    const call = { headers: { 'x-vernier-hold': '0.9', 'x-vernier-budget-usd': '0.0008' } };
    const { headers } = await callGateway(gatewayOf(measured).gateway, call);
    expect(headers).toMatchObject({
      'x-vernier-model': SMALL,
      'x-vernier-certificate': 'none; reason=over-budget',
    });
  });

  it('of a budget counts every byte that is sent, wherever it stands', async () => {
    const answer = await callGateway(gatewayOf(measured).gateway, {
      body: { model: TOP, tools: [{ name: 'look', input_schema: { url: 'x'.repeat(100_000) } }] },
      headers: { 'x-vernier-budget-usd': '0.01' },
    });
    expect(answer.status).toBe(400);
    expect(errorOf(answer).message).toContain(`${TOP}: over-budget`);
  });

  it('of a budget is refused where a field has no bound, with the name of the field', async () => {
    const answer = await callGateway(gatewayOf(measured).gateway, {
      body: { mcp_servers: [{ type: 'url', url: 'https://example.com' }] },
      headers: { 'x-vernier-budget-usd': '10' },
    });
    expect(answer.status).toBe(400);
    expect(errorOf(answer).message).toContain('over-budget (mcp_servers has no bound)');
  });

  it.each(['auto', SMALL])('of a budget that %s cannot keep is refused', async (model) => {
    const { gateway, parts } = gatewayOf(measured);
    const answer = await callGateway(gateway, {
      body: { model },
      headers: { 'x-vernier-budget-usd': '0.000001' },
    });
    expect(answer.status).toBe(400);
    expect(answer.headers['x-vernier-error']).toBe('no-candidate');
    expect(errorOf(answer).message).toContain(`${SMALL}: over-budget`);
    expect(parts.records).toEqual([]);
  });

  it('of a deadline says when nothing is known of the latency, and serves', async () => {
    const call = { headers: { 'x-vernier-deadline-ms': '1', 'x-vernier-effort': 'low' } };
    const { headers, status } = await callGateway(gatewayOf(measured).gateway, call);
    expect(status).toBe(200);
    expect(headers['x-vernier-deadline']).toBe('latency-unknown');
  });

  it('of a deadline excludes plans that were measured to be slower', async () => {
    const { gateway } = gatewayOf(measured);
    for (let call = 0; call < 50; call += 1) await callGateway(gateway, { body: { model: SMALL } });
    const headers = { 'x-vernier-deadline-ms': '1', 'x-vernier-effort': 'low' };
    const stepped = await callGateway(gateway, { headers });
    expect(stepped.headers['x-vernier-model']).toBe(MIDDLE);
    const pinned = await callGateway(gateway, { headers, body: { model: SMALL } });
    expect(errorOf(pinned).message).toContain('over-deadline');
    const slow = await callGateway(gateway, { headers: { ...headers, 'x-vernier-deadline-ms': '60000' } });
    expect(slow.headers['x-vernier-model']).toBe(SMALL);
    expect(slow.headers).not.toHaveProperty('x-vernier-deadline');
  });

  it.each([
    ['x-vernier-hold', '1.5'],
    ['x-vernier-budget-usd', '-1'],
    ['x-vernier-deadline-ms', 'soon'],
    ['x-vernier-mode', 'double'],
    ['x-vernier-task', '<b>'],
  ])('written wrongly (%s: %s) is refused with the header and its value', async (name, value) => {
    const answer = await callGateway(gatewayOf().gateway, { headers: { [name]: value } });
    expect(answer.status).toBe(400);
    expect(errorOf(answer).message).toContain(`${name} is ${JSON.stringify(value)}`);
  });

  it('of the checked mode is refused as long as it is not served', async () => {
    const { gateway } = gatewayOf();
    const checked = await callGateway(gateway, { headers: { 'x-vernier-mode': 'checked' } });
    expect(checked.status).toBe(400);
    expect(errorOf(checked).message).toContain('not served yet');
    const direct = await callGateway(gateway, { headers: { 'x-vernier-mode': 'direct' } });
    expect(direct.status).toBe(200);
  });
});

describe('a task label', () => {
  it('that nobody knows is served like any other request, and kept', async () => {
    const { gateway, parts } = gatewayOf(measured);
    const { status } = await callGateway(gateway, { headers: { 'x-vernier-task': 'never/seen' } });
    expect(status).toBe(200);
    expect(parts.records[0]?.decision?.segment).toBe('never/seen');
  });
});

describe('keys', () => {
  const guard = createGuard(GuardConfig.parse({ keys: [{ name: 'team', hash: hashKey('vk-team') }] }));

  it.each([
    ['x-api-key', { 'x-api-key': 'vk-team' }],
    ['Authorization: Bearer', { authorization: 'Bearer vk-team' }],
    ['both', { 'x-api-key': 'vk-team', authorization: 'Bearer vk-team' }],
  ])('let in who sends one as %s, from anywhere', async (_, headers) => {
    const { gateway, parts } = gatewayOf({ guard });
    const answer = await callGateway(gateway, { headers, remoteAddress: '10.0.0.7' });
    expect(answer.status).toBe(200);
    expect(parts.records[0]?.principal).toBe('team');
  });

  it.each(FORMATS)('refuse everybody else, in %s, without repeating what was sent', async (format) => {
    const { gateway, parts } = gatewayOf({ guard });
    const answer = await callGateway(gateway, { format, headers: { 'x-api-key': 'vk-nobody' } });
    expect(answer.status).toBe(401);
    expect(errorOf(answer).type).toBe('authentication_error');
    expect(answer.body.toString()).not.toContain('vk-nobody');
    expect(parts.records).toEqual([]);
  });

  it('are needed by other machines, foreign names and foreign pages', async () => {
    const { gateway } = gatewayOf();
    const far = await callGateway(gateway, { remoteAddress: '192.168.1.9' });
    const named = await callGateway(gateway, {
      headers: { host: 'evil.example' },
      remoteAddress: '127.0.0.1',
    });
    const page = await callGateway(gateway, { headers: { origin: 'https://evil.example' } });
    expect([far.status, named.status, page.status]).toEqual([403, 403, 403]);
  });
});

it('serves nothing at a path that is not hot', async () => {
  const { gateway } = gatewayOf();
  const bytes = JSON.stringify(createBody('anthropic-messages'));
  const { sink, answer } = createMemorySink();
  await gateway.serve({ method: 'POST', path: '/v1/nothing', headers: {} }, Buffer.from(bytes), sink);
  expect((await answer).status).toBe(404);
});
