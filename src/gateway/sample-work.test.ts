import { VernierError } from '#core';
import { describe, expect, it } from 'vitest';
import { SampleResponse } from '#contract';
import { sampleResponse, type SampleWork } from './sample-work.ts';

const SAMPLE: SampleWork = {
  title: 'two questions',
  items: [
    { id: 'a', prompt: 'one?', gold: 'yes' },
    { id: 'b', prompt: 'two?', gold: 'no' },
  ],
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
});
