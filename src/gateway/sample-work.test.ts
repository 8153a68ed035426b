import { VernierError } from '#core';
import { describe, expect, it } from 'vitest';
import { SampleResponse, SampleVerdict } from '#contract';
import { createParts } from './__fixtures__/create-parts.ts';
import { createGateway } from './index.ts';
import { sampleResponse, sampleVerdict, type SampleWork } from './sample-work.ts';

const SAMPLE: SampleWork = {
  title: 'two questions',
  items: [
    { id: 'a', prompt: 'one?', gold: 'yes' },
    { id: 'b', prompt: 'two?', gold: 'no' },
  ],
  isRight: (answer, gold) => answer.toLowerCase() === gold,
};

describe('the sample work', () => {
  it('is handed out piece by piece, and begins again', () => {
    const answer = sampleResponse(SAMPLE, '3');
    expect(SampleResponse.parse(answer)).toEqual({
      version: 1,
      title: 'two questions',
      index: 1,
      count: 2,
      ...SAMPLE.items[1],
    });
  });

  it.each([
    ['of a gateway that has none', undefined, '0'],
    ['by a word', SAMPLE, 'next'],
    ['by a negative number', SAMPLE, '-1'],
    ['by a fraction', SAMPLE, '0.5'],
  ])('asked for %s is not found', (_, sample, text) => {
    expect(() => sampleResponse(sample, text)).toThrow(VernierError);
  });

  it('is judged by its own rule, and the right answer is said with it', () => {
    const right = sampleVerdict(SAMPLE, '2', { version: 1, answer: 'Yes' });
    expect(SampleVerdict.parse(right)).toEqual({ version: 1, isRight: true, gold: 'yes' });
    expect(sampleVerdict(SAMPLE, '1', { version: 1, answer: 'yes' }).isRight).toBe(false);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'yes'],
    ['an answer that is no text', { version: 1, answer: 1 }],
  ])('judges no body that is %s', (_, body) => {
    expect(() => sampleVerdict(SAMPLE, '0', body)).toThrow(/^the body is no answer to judge/u);
  });

  it.each([
    ['/vernier/sample/0', '{"version":1,"answer":"YES"}', 200],
    ['/vernier/sample/0', 'YES', 400],
    ['/vernier/sample/next', '{"version":1,"answer":"YES"}', 404],
    ['/vernier/sample/0', JSON.stringify({ version: 1, answer: 'x'.repeat(1_000_001) }), 413],
  ])('is judged over HTTP at %s', async (path, body, status) => {
    const { app } = createGateway(createParts({ sample: SAMPLE }));
    expect((await app.request(path, { method: 'POST', body })).status).toBe(status);
  });
});
