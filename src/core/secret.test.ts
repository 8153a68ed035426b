import { format, inspect } from 'node:util';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentHash, toCanonicalJson } from './content-hash.ts';
import { Secret } from './secret.ts';
import { VernierError } from './vernier-error.ts';

const KEY = 'sk-0123456789abcdef';
const secret = new Secret(KEY);

it('gives the secret to the one place that asks for it', () => {
  expect(secret.reveal()).toBe(KEY);
});

it('may say where it was read, which is no secret', () => {
  expect(new Secret(KEY, 'the variable SOME_KEY').from).toBe('the variable SOME_KEY');
  expect(secret.from).toBeUndefined();
});

it.each([
  ['a text made of it', () => String(secret)],
  ['a sum of texts', () => ['key', secret].join(' ')],
  ['JSON', () => JSON.stringify({ nested: [secret] })],
  ['canonical JSON', () => toCanonicalJson({ nested: [secret] })],
  ['inspect', () => inspect({ nested: [secret] })],
  [
    'inspect of all that is hidden',
    () => inspect(secret, { showHidden: true, customInspect: false, depth: 9 }),
  ],
  ['the formats of a log', () => format('%s %o %O %j', secret, secret, secret, secret)],
  ['an error that carries it', () => inspect(new Error('refused', { cause: secret }))],
  [
    'an error of ours that carries it',
    () => inspect(new VernierError('unauthenticated', 'refused', { cause: { key: secret } }), { depth: 9 }),
  ],
  ['its keys', () => JSON.stringify([Object.entries(secret), Reflect.ownKeys(secret).map(String)])],
  ['a copy', () => inspect(Object.assign({}, secret))],
])('never prints in %s', (_, print) => {
  expect(print()).not.toContain(KEY);
});

it('reads the same for every secret, so that not even its length shows', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const other = new Secret(value);
      expect([String(other), JSON.stringify(other), inspect(other), contentHash(other)]).toEqual([
        '[secret]',
        '"[secret]"',
        '[secret]',
        contentHash(secret),
      ]);
    }),
  );
});
