import { describe, expect, it } from 'vitest';
import { pathOf } from './path-of.ts';

describe('the path of a request', () => {
  it.each([
    ['/v1/messages', '/v1/messages'],
    ['/v1/messages?beta=true', '/v1/messages'],
    ['/v1/messages?', '/v1/messages'],
    ['/v1/%6Dessages', '/v1/messages'],
    ['http://localhost:8484/v1/messages?beta=true', '/v1/messages'],
    // an escaped slash divides nothing
    ['/v1%2Fmessages', '/v1%2Fmessages'],
    ['/v1/messages%3Fbeta', '/v1/messages%3Fbeta'],
    ['/%E0%A4%A', '/%E0%A4%A'],
    ['*', '*'],
    ['/', '/'],
  ])('of %s is %s', (target, path) => {
    expect(pathOf(target)).toBe(path);
  });
});
