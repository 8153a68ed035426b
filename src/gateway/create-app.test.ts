import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DecisionResponse, DialResponse, ErrorResponse, HealthResponse, ModelsResponse } from '#contract';
import { VernierError } from '#core';
import { createGuard, GuardConfig, hashKey } from '#guard';
import { callGateway } from './__fixtures__/call-gateway.ts';
import { CONSTRUCTED_DIAL } from './__fixtures__/constructed-dial.ts';
import { createParts } from './__fixtures__/create-parts.ts';
import { LADDER } from './__fixtures__/recorded-rows.ts';
import { createGateway, type GatewayParts } from './index.ts';

function appOf(changes: Partial<GatewayParts> = {}) {
  return createGateway(createParts(changes)).app;
}

describe('what the rest of the interface says is what its contract says', () => {
  it('for the health of a gateway', async () => {
    const response = await appOf({ dial: () => CONSTRUCTED_DIAL }).request('/healthz');
    const health = HealthResponse.parse(await response.json());
    expect(health).toEqual({ status: 'ok', version: '0.0.0-test', uptimeMs: expect.any(Number) });
  });

  it('for the models', async () => {
    const response = await appOf().request('/v1/models');
    const models = ModelsResponse.parse(await response.json());
    expect(models.data.map((model) => model.id)).toEqual(['auto', ...LADDER]);
    expect([models.first_id, models.last_id]).toEqual(['auto', LADDER.at(-1)]);
  });

  it('for a dial that was measured, and for one that nobody measured', async () => {
    const measured = await appOf({ dial: () => CONSTRUCTED_DIAL }).request('/vernier/dial');
    expect(DialResponse.parse(await measured.json())).toMatchObject({
      status: 'measured',
      topPlan: LADDER.at(-1),
      certificates: [{ rho: 0.95, n: 412 }],
    });
    const unmeasured = await appOf().request('/vernier/dial');
    expect(DialResponse.parse(await unmeasured.json())).toEqual({
      status: 'unmeasured',
      plans: LADDER,
      reason: expect.stringContaining('vernier dial fit'),
    });
  });

  it('for a dial that is sent packed to whoever can unpack it', async () => {
    const headers = { 'accept-encoding': 'gzip, deflate, br' };
    const packed = await appOf({ dial: () => CONSTRUCTED_DIAL }).request('/vernier/dial', { headers });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    const text = gunzipSync(await packed.arrayBuffer()).toString('utf8');
    expect(DialResponse.parse(JSON.parse(text)).status).toBe('measured');
  });

  it('for a decision', async () => {
    const gateway = createGateway(createParts({ dial: () => CONSTRUCTED_DIAL }));
    const { headers } = await callGateway(gateway);
    const response = await gateway.app.request(`/vernier/decisions/${headers['x-vernier-decision']}`);
    const { decision } = DecisionResponse.parse(await response.json());
    expect(decision.candidates.map((candidate) => candidate.planId)).toEqual(LADDER);
  });

  it.each([
    ['/vernier/decisions/dec_unknown', 404, 'not-found'],
    [`/vernier/decisions/${'d'.repeat(500)}`, 404, 'not-found'],
    ['/vernier/decisions/%E0%A4%A', 404, 'not-found'],
    ['/nothing', 404, 'not-found'],
    ['/v1/messages', 405, 'method-not-allowed'],
  ])('for an error at %s', async (path, status, code) => {
    const response = await appOf().request(path);
    expect(response.status).toBe(status);
    const { error } = ErrorResponse.parse(await response.json());
    expect(error.code).toBe(code);
    expect(error.message.length).toBeLessThan(500);
  });
});

describe('who may see it', () => {
  const guard = createGuard(GuardConfig.parse({ keys: [{ name: 'team', hash: hashKey('vk-team') }] }));
  const paths = ['/v1/models', '/vernier/dial', '/vernier/decisions/dec_1', '/nothing', '/v1/messages'];

  it.each(paths)('is a matter of keys for %s', async (path) => {
    const app = appOf({ guard });
    expect((await app.request(path)).status).toBe(401);
    const known = await app.request(path, { headers: { 'x-api-key': 'vk-team' } });
    expect(known.status).not.toBe(401);
  });

  it.each(['in memory', 'in the store'])('is only who asked for a decision (%s)', async (place) => {
    const keys = ['team', 'other'].map((name) => ({ name, hash: hashKey(`vk-${name}`) }));
    const twoKeys = { guard: createGuard(GuardConfig.parse({ keys })), dial: () => CONSTRUCTED_DIAL };
    const parts = createParts(twoKeys);
    const gateway = createGateway(parts);
    const { headers } = await callGateway(gateway, { headers: { 'x-api-key': 'vk-team' } });
    const [record] = parts.records;
    const store = { findDecision: () => Promise.resolve(record) };
    const app = place === 'in memory' ? gateway.app : appOf({ ...twoKeys, store });
    const path = `/vernier/decisions/${headers['x-vernier-decision']}`;
    const own = await app.request(path, { headers: { 'x-api-key': 'vk-team' } });
    const foreign = await app.request(path, { headers: { 'x-api-key': 'vk-other' } });
    expect(own.status).toBe(200);
    expect(foreign.status).toBe(404);
    expect(ErrorResponse.parse(await foreign.json()).error.code).toBe('not-found');
  });

  it('is everybody for the health of a gateway', async () => {
    expect((await appOf({ guard }).request('/healthz')).status).toBe(200);
  });

  it('is not a connection that is gone already', async () => {
    const gone = { incoming: { socket: {} } };
    const response = await appOf().request('/v1/models', {}, gone);
    expect(response.status).toBe(403);
  });
});

it('says when the store cannot be asked', async () => {
  const store = {
    findDecision: () => Promise.reject(new VernierError('store-unavailable', 'the store is locked')),
  };
  const response = await appOf({ store }).request('/vernier/decisions/dec_1');
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({
    error: { code: 'store-unavailable', message: 'the store is locked' },
  });
});
