import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGuard, hashKey } from './create-guard.ts';
import { GuardConfig } from './schema.ts';

const team = createGuard(
  GuardConfig.parse({ keys: [{ name: 'team', hash: hashKey('vk-team'), segment: 'support' }] }),
);
const open = createGuard(GuardConfig.parse({}));

describe('with configured keys', () => {
  it.each([
    ['x-api-key', { 'x-api-key': 'vk-team' }],
    ['Authorization: Bearer', { authorization: 'Bearer vk-team' }],
    ['both, the same', { 'x-api-key': 'vk-team', authorization: 'Bearer vk-team' }],
    ['both, one of them from somewhere else', { 'x-api-key': 'sk-other', authorization: 'Bearer vk-team' }],
  ])('knows a key sent as %s', async (_, headers) => {
    const principal = await team.principalOf({ headers, remoteAddress: '10.0.0.7' });
    expect(principal).toMatchObject({ name: 'team', segment: 'support', slashCommands: false });
  });

  it.each([
    ['no key', {}],
    ['an unknown key', { 'x-api-key': 'vk-nobody' }],
    ['an empty key', { 'x-api-key': '' }],
  ])('refuses %s and does not repeat it', (_, headers) => {
    expect(() => team.principalOf({ headers, remoteAddress: '127.0.0.1' })).toThrowError(/key/);
    expect(() => team.principalOf({ headers, remoteAddress: '127.0.0.1' })).not.toThrowError(/vk-nobody/);
  });
});

describe('without keys', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])(
    'serves this machine (%s) as local',
    async (remoteAddress) => {
      const principal = await open.principalOf({ headers: { host: 'localhost:8484' }, remoteAddress });
      expect(principal).toMatchObject({ name: 'local', slashCommands: true });
    },
  );

  it('refuses another machine', () => {
    expect(() => open.principalOf({ headers: {}, remoteAddress: '192.168.1.9' })).toThrowError(
      /only this machine/,
    );
  });

  it('refuses a web page that resolves its own name to this machine', () => {
    const head = { headers: { host: 'evil.example:8484' }, remoteAddress: '127.0.0.1' };
    expect(() => open.principalOf(head)).toThrowError(/evil\.example/);
  });

  it.each(['localhost', 'LOCALHOST:8484', '127.0.0.1', '127.8.0.1:1', '[::1]:8484'])(
    'serves a call to %s',
    async (host) => {
      const head = { headers: { host }, remoteAddress: '127.0.0.1' };
      expect(await open.principalOf(head)).toMatchObject({ name: 'local' });
    },
  );

  it.each([
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example:127.0.0.1',
    '0.0.0.0:8484',
    '[::]',
    '',
  ])('refuses a call to %s', (host) => {
    const head = { headers: { host }, remoteAddress: '127.0.0.1' };
    expect(() => open.principalOf(head)).toThrowError(/add keys/);
  });

  it.each(['http://localhost:3000', 'http://127.0.0.1:8484', 'http://[::1]:8484'])(
    'serves a page of this machine, %s',
    async (origin) => {
      const head = { headers: { host: 'localhost', origin }, remoteAddress: '127.0.0.1' };
      expect(await open.principalOf(head)).toMatchObject({ name: 'local' });
    },
  );

  it.each(['https://evil.example', 'https://localhost.evil.example', 'null', '', 'rubbish'])(
    'refuses a page from elsewhere (%s), which could spend money unseen',
    (origin) => {
      const head = { headers: { host: 'localhost', origin }, remoteAddress: '127.0.0.1' };
      expect(() => open.principalOf(head)).toThrowError(/pages of this machine/);
    },
  );

  it('serves a call from inside the process, which has no address', async () => {
    expect(await open.principalOf({ headers: {} })).toMatchObject({ name: 'local' });
  });
});

describe('keys', () => {
  it('say what their holder may do', async () => {
    const key = {
      name: 'agents',
      hash: hashKey('vk-agents'),
      defaultEffort: 0.4,
      explicitModels: 'ceiling',
      slashCommands: true,
      trustClientDefaults: true,
    };
    const { hash: _hash, ...facts } = key;
    const guard = createGuard(GuardConfig.parse({ keys: [key] }));
    const principal = await guard.principalOf({ headers: { authorization: 'bearer vk-agents' } });
    expect(principal).toEqual({ version: 1, ...facts });
  });

  it.each([
    ['two spaces', { authorization: 'Bearer  vk-team' }],
    ['a header given twice', { 'x-api-key': ['vk-team', 'other'] }],
  ])('are found behind %s', async (_, headers) => {
    expect(await team.principalOf({ headers })).toMatchObject({ name: 'team' });
  });

  it.each([
    ['another scheme', { authorization: 'Basic vk-team' }],
    ['their hash', { 'x-api-key': hashKey('vk-team') }],
    ['a longer text', { 'x-api-key': 'vk-team2' }],
    ['a name that objects have anyway', { 'x-api-key': '__proto__' }],
  ])('are not %s', (_, headers) => {
    expect(() => team.principalOf({ headers })).toThrowError(/not known|no key/);
  });

  it('are no keys of an upstream: their holder is told nothing of what was sent', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12, maxLength: 60 }), (text) => {
        const call = () => team.principalOf({ headers: { 'x-api-key': text } });
        expect(call).toThrowError(/the key that was sent is not known/);
        expect(call).not.toThrowError(text);
      }),
      { numRuns: 100, seed: 2 },
    );
  });
});

describe('the configuration of keys', () => {
  it.each([
    ['a key itself instead of its hash', { name: 'team', hash: 'vk-team' }],
    ['a hash of another length', { name: 'team', hash: 'sha256:abc' }],
    ['no name', { name: '', hash: hashKey('vk') }],
    ['an effort that nobody knows', { name: 'team', hash: hashKey('vk'), defaultEffort: 'extreme' }],
    ['a position above 1', { name: 'team', hash: hashKey('vk'), defaultEffort: 1.5 }],
    ['a field that nobody knows', { name: 'team', hash: hashKey('vk'), budget: 5 }],
  ])('refuses %s', (_, key) => {
    expect(GuardConfig.safeParse({ keys: [key] }).success).toBe(false);
  });

  it.each([
    [
      'the same hash, under which one of two names would be lost',
      'hash',
      { name: 'c', hash: hashKey('vk-a') },
    ],
    ['the same name, under which two callers would be one', 'name', { name: 'a', hash: hashKey('vk-c') }],
  ])('refuses two keys of %s', (_, field, repeated) => {
    const keys = [...['a', 'b'].map((name) => ({ name, hash: hashKey(`vk-${name}`) })), repeated];
    const { error } = GuardConfig.safeParse({ keys });
    expect(error?.issues.map(({ path, message }) => ({ path, message }))).toEqual([
      {
        path: ['keys', 2, field],
        message: `keys.0 and keys.2 have the same ${field}: every key needs its own`,
      },
    ]);
  });

  it('never keeps more than a hash', () => {
    expect(hashKey('vk-team')).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(hashKey('vk-team')).toBe(hashKey('vk-team'));
    expect(hashKey('vk-team')).not.toBe(hashKey('vk-team2'));
  });
});
