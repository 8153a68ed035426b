import { describe, expect, it } from 'vitest';
import type { Usage } from '#core';
import type { FinishReason } from '#wire';
import { decodeAnswer, isLast, readBody, tapAnswer, textOf, withoutRaw } from './__fixtures__/read-answer.ts';
import type { Provider, UpstreamRequest } from './provider.ts';

/** What both readers must find in an answer. */
interface ExpectedAnswer {
  readonly text: string;
  readonly usage: Usage;
  readonly finishReason: FinishReason['unified'];
}

/** One call of which the answer is known. */
export interface ProviderFixture {
  readonly name: string;
  readonly request: UpstreamRequest;
  readonly expected: ExpectedAnswer;
}

/** A provider that is ready to answer one fixture. */
export interface ProviderSubject {
  readonly provider: Provider;
  readonly stop: () => Promise<void>;
}

type UseProvider = (use: (provider: Provider) => Promise<void>) => Promise<void>;

/** What every provider does, whatever stands behind it. */
export function testProvider<Fixture extends ProviderFixture>(
  name: string,
  start: (fixture: Fixture) => Promise<ProviderSubject>,
  fixtures: readonly Fixture[],
): void {
  for (const fixture of fixtures) {
    const withProvider: UseProvider = async (use) => {
      const { provider, stop } = await start(fixture);
      await use(provider).finally(stop);
    };
    describe(`${name}: ${fixture.name}`, () => {
      testReaders(fixture, withProvider);
      testGivingUp(fixture, withProvider);
    });
  }
}

function testReaders({ request, expected }: ProviderFixture, withProvider: UseProvider): void {
  it('speaks the format that it says it speaks', async () => {
    await withProvider(async (provider) => {
      expect(provider.formats).toContain(request.format);
      const response = await provider.open(request);
      response.body.abort();
      expect(response.status).toBe(200);
    });
  });

  it('gives the same usage, finish reason and end to tap and decode', async () => {
    await withProvider(async (provider) => {
      const tapped = await tapAnswer(await provider.open(request), request);
      const parts = await decodeAnswer(await provider.open(request), request);
      const { usage, finishReason } = expected;
      expect(tapped).toMatchObject({ usage, finishReason, endings: ['end'], error: undefined });
      expect(parts.filter(isLast)).toHaveLength(1);
      const last = parts.at(-1);
      if (last?.type !== 'end') throw new Error(`the last part is ${last?.type}`);
      expect(withoutRaw(last.usage)).toEqual(tapped.usage);
      expect(last.finishReason.unified).toBe(tapped.finishReason);
      expect(textOf(parts)).toBe(expected.text);
    });
  });

  it('lets a tap pass every byte unchanged, also for a reader that comes late or asks for pauses', async () => {
    await withProvider(async (provider) => {
      const raw = await readBody((await provider.open(request)).body);
      const response = await provider.open(request);
      await new Promise((resolve) => setImmediate(resolve));
      const tapped = await tapAnswer(response, request, true);
      expect(tapped.endings).toEqual(['end']);
      expect(tapped.bytes.equals(raw.bytes)).toBe(true);
    });
  });
}

function testGivingUp({ request }: ProviderFixture, withProvider: UseProvider): void {
  it('tells a reader nothing more after it gave up', async () => {
    await withProvider(async (provider) => {
      const { body } = await provider.open(request);
      const heard: string[] = [];
      body.read({
        data() {
          heard.push('data');
          body.abort();
          return true;
        },
        end: () => void heard.push('end'),
        fail: () => void heard.push('fail'),
      });
      await tapAnswer(await provider.open(request), request);
      expect(heard).toEqual(['data']);
    });
  });

  it('does not begin a call that was given up before', async () => {
    await withProvider(async (provider) => {
      const call = provider.open({ ...request, signal: AbortSignal.abort() });
      await expect(call).rejects.toMatchObject({ code: 'client-closed' });
    });
  });
}
