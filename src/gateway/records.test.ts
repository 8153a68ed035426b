import { describe, expect, it } from 'vitest';
import { VernierError } from '#core';
import { parseBody, WIRE_PATHS } from '#wire';
import { callGateway, createBody, WAYS } from './__fixtures__/call-gateway.ts';
import { createParts, upstreamProviders } from './__fixtures__/create-parts.ts';
import { TOP_ONLY_PROMPT } from './__fixtures__/recorded-rows.ts';
import { startUpstream } from './__fixtures__/scripted-upstream.ts';
import { BEGINNINGS, UPSTREAM_MODELS } from './__fixtures__/upstream-answers.ts';
import { createGateway, createMemorySink, type GatewayParts, type Sink } from './index.ts';

/** Parts and a sink that write down, in one list, what happens when. */
function createWitness(changes: Partial<GatewayParts> = {}) {
  const events: string[] = [];
  const parts = createParts(changes);
  const memory = createMemorySink();
  const sink: Sink = {
    ...memory.sink,
    head: (status, headers) => {
      events.push(`head ${status}`);
      memory.sink.head(status, headers);
    },
    end: (bytes) => {
      events.push('end');
      memory.sink.end(bytes);
    },
    abort: () => {
      events.push('abort');
      memory.sink.abort();
    },
  };
  const spool: GatewayParts['spool'] = {
    ...parts.spool,
    append: (record) => {
      events.push(`append ${record.status}`);
      parts.spool.append(record);
    },
  };
  return { events, parts: { ...parts, spool }, sink, memory };
}

/** A spool that takes no record. */
function failing({ spool }: GatewayParts, error: Error): GatewayParts['spool'] {
  return {
    ...spool,
    append: () => {
      throw error;
    },
  };
}

const head = (format: keyof typeof WIRE_PATHS) => ({ method: 'POST', path: WIRE_PATHS[format], headers: {} });

describe.each(WAYS)('the record of a request in $format (streamed: $stream)', ({ format, stream }) => {
  const body = (changes = {}) => Buffer.from(JSON.stringify(createBody(format, { stream, ...changes })));

  it('is kept once, before the answer ends', async () => {
    const { events, parts, sink } = createWitness();
    await createGateway(parts).serve(head(format), body(), sink);
    expect(events).toEqual(
      stream ? ['head 200', 'append completed', 'end'] : ['append completed', 'head 200', 'end'],
    );
    expect(parts.records).toMatchObject([
      {
        id: 'req_1',
        receivedAt: '2026-11-20T12:00:00.000Z',
        principal: 'local',
        format,
        stream,
        modelAsked: 'auto',
        effort: 'asked=default; sent=none',
        decision: { id: 'dec_2', servedBy: 'ladder' },
        status: 'completed',
        httpStatus: 200,
        attempts: [
          { providerId: 'recorded', source: 'recorded', status: 'completed', cost: { status: 'priced' } },
        ],
      },
    ]);
    expect(parts.records[0]?.cost).toEqual(parts.records[0]?.attempts[0]?.cost);
  });

  it('of a failure is kept once, before the answer ends', async () => {
    const { events, parts, sink } = createWitness();
    const messages = [{ role: 'user', content: 'never recorded' }];
    await createGateway(parts).serve(head(format), body({ messages }), sink);
    expect(events).toEqual(['append failed', 'head 404', 'end']);
    expect(parts.records).toMatchObject([
      {
        status: 'failed',
        httpStatus: 404,
        errorCode: 'recording-missing',
        attempts: [{ status: 'failed', errorCode: 'recording-missing' }],
        cost: { status: 'unpriced', reason: 'not-called' },
      },
    ]);
  });

  it('of a client that leaves before the head is kept once, and the upstream is let go', async () => {
    const upstream = await startUpstream(() => undefined);
    const { events, parts, sink, memory } = createWitness({ providers: upstreamProviders(upstream.baseUrl) });
    const arrived = upstream.nextRequest();
    const serving = createGateway(parts).serve(head(format), body({ model: UPSTREAM_MODELS[format] }), sink);
    const request = await arrived;
    memory.abandon();
    await serving;
    await request.closed;
    expect(events).toEqual(['append aborted', 'head 499', 'end']);
    expect(parts.records).toMatchObject([
      { status: 'aborted', httpStatus: 499, errorCode: 'client-closed', attempts: [{ status: 'aborted' }] },
    ]);
  });
});

describe('the record of a stream', () => {
  it('whose client leaves in its midst is kept once, and the upstream is let go', async () => {
    const format = 'anthropic-messages';
    const upstream = await startUpstream((response) => response.write(BEGINNINGS[format]));
    const { events, parts, sink, memory } = createWitness({ providers: upstreamProviders(upstream.baseUrl) });
    const { promise: begun, resolve } = Promise.withResolvers<void>();
    const watched: Sink = { ...sink, write: (bytes) => (resolve(), sink.write(bytes)) };
    const body = createBody(format, { model: UPSTREAM_MODELS[format], stream: true });
    const serving = createGateway(parts).serve(head(format), Buffer.from(JSON.stringify(body)), watched);
    await begun;
    memory.abandon();
    await serving;
    await upstream.requests[0]?.closed;
    expect(events).toEqual(['head 200', 'append aborted', 'end']);
    expect(parts.records).toMatchObject([
      {
        status: 'aborted',
        errorCode: 'client-closed',
        attempts: [{ status: 'aborted' }],
        cost: { status: 'unpriced', reason: 'usage-unknown' },
      },
    ]);
  });

  it('that can neither be written nor wait breaks the answer off, so that it does not look whole', async () => {
    const { events, parts, sink, memory } = createWitness();
    const gateway = createGateway({
      ...parts,
      spool: failing(parts, new VernierError('ledger-unwritable', 'full')),
    });
    const body = createBody('anthropic-messages', { stream: true });
    await gateway.serve(head('anthropic-messages'), Buffer.from(JSON.stringify(body)), sink);
    expect(events).toEqual(['head 200', 'abort']);
    expect((await memory.answer).isWhole).toBe(false);
    expect(parts.crashes).toEqual([]);
    const whole = await callGateway(gateway);
    expect(whole.status).toBe(503);
    expect(whole.headers['x-vernier-error']).toBe('ledger-unwritable');
  });

  it('that fails by a bug breaks the answer off and is reported', async () => {
    const { events, parts, sink } = createWitness();
    const gateway = createGateway({ ...parts, spool: failing(parts, new TypeError('no')) });
    const body = createBody('anthropic-messages', { stream: true });
    await gateway.serve(head('anthropic-messages'), Buffer.from(JSON.stringify(body)), sink);
    expect(events).toEqual(['head 200', 'abort']);
    expect(parts.crashes).toHaveLength(1);
  });
});

describe('a plan that cannot be begun', () => {
  it('is kept with its reason and without an attempt', async () => {
    const hooks = {
      reserve: () => Promise.reject(new VernierError('forbidden', 'the budget is spent')),
      settle: () => undefined,
    };
    const { events, parts, sink } = createWitness({ hooks });
    const body = Buffer.from(JSON.stringify(createBody('anthropic-messages')));
    await createGateway(parts).serve(head('anthropic-messages'), body, sink);
    expect(events).toEqual(['append failed', 'head 403', 'end']);
    expect(parts.records).toMatchObject([{ errorCode: 'forbidden', attempts: [] }]);
  });
});

describe('a decision', () => {
  it('is explained before it reached the store, with the final cost', async () => {
    const parts = createParts();
    const gateway = createGateway(parts);
    const { headers } = await callGateway(gateway, { body: { stream: true } });
    const response = await gateway.app.request(`/vernier/decisions/${headers['x-vernier-decision']}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: 'completed',
      decision: { id: headers['x-vernier-decision'] },
      cost: parts.records[0]?.cost,
      attempts: [{ modelId: headers['x-vernier-model'] }],
    });
  });

  it('that only the store remembers is explained as well', async () => {
    const parts = createParts();
    await callGateway(createGateway(parts));
    const store = {
      findDecision: (id: string) => Promise.resolve(parts.records.find((one) => one.decision?.id === id)),
    };
    const restarted = createGateway(createParts({ store }));
    const found = await restarted.app.request('/vernier/decisions/dec_2');
    expect(found.status).toBe(200);
    const missing = await restarted.app.request('/vernier/decisions/dec_3');
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({
      error: { code: 'not-found', message: expect.stringContaining('dec_3') },
    });
  });

  it('names every candidate, also where the chosen one failed', async () => {
    const parts = createParts();
    const gateway = createGateway(parts);
    const messages = [{ role: 'user', content: TOP_ONLY_PROMPT }];
    const answer = await callGateway(gateway, {
      body: { messages },
      headers: { 'x-vernier-effort': 'none' },
    });
    expect(answer.status).toBe(404);
    expect(parts.records[0]?.decision?.candidates).toHaveLength(3);
    expect(parseBody(answer.body)).toHaveProperty('error');
  });
});
