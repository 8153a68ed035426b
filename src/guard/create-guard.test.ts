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
});
