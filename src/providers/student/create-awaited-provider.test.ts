import { describe, expect, it } from 'vitest';
import type { Provider, UpstreamRequest, UpstreamResponse } from '../provider.ts';
import { createAwaitedProvider } from './create-awaited-provider.ts';

const answer: UpstreamResponse = {
  status: 200,
  headers: {},
  body: { read: () => undefined, resume: () => undefined, abort: () => undefined },
};
const made: Provider = {
  id: 'made',
  source: 'measured',
  formats: ['anthropic-messages'],
  open: () => Promise.resolve(answer),
  close: () => Promise.resolve(),
};

const request = (signal?: AbortSignal): UpstreamRequest => ({
  format: 'anthropic-messages',
  modelId: 'made',
  body: Buffer.from('{}'),
  headers: {},
  stream: false,
  ...(signal === undefined ? {} : { signal }),
});

function awaited() {
  const { promise: making, resolve, reject } = Promise.withResolvers<Provider>();
  let abandoned = 0;
  const provider = createAwaitedProvider({ id: 'student', making, abandon: () => (abandoned += 1) });
  return { provider, resolve, reject, abandoned: () => abandoned };
}

describe('a provider that is still being made', () => {
  it('answers what came before it was there', async () => {
    const { provider, resolve } = awaited();
    const answers = [provider.open(request()), provider.open(request(new AbortController().signal))];
    resolve(made);
    expect(await Promise.all(answers)).toEqual([answer, answer]);
  });

  it('lets go a caller that gives up, at once, and not the others', async () => {
    const { provider, resolve } = awaited();
    const leaving = new AbortController();
    const given = provider.open(request(leaving.signal));
    const stays = provider.open(request());
    leaving.abort();
    await expect(given).rejects.toMatchObject({ code: 'client-closed' });
    await expect(provider.open(request(leaving.signal))).rejects.toMatchObject({ code: 'client-closed' });
    resolve(made);
    expect(await stays).toBe(answer);
  });

  it('tells everybody who waits why there will be none', async () => {
    const { provider, reject } = awaited();
    const waiting = provider.open(request(new AbortController().signal));
    reject(new Error('no memory'));
    await expect(waiting).rejects.toThrow('no memory');
    await expect(provider.open(request())).rejects.toThrow('no memory');
  });

  it('ends the making when it is closed', async () => {
    const { provider, abandoned } = awaited();
    await provider.close();
    expect(abandoned()).toBe(1);
  });
});
