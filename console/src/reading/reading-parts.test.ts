import { describe, expect, it } from 'vitest';
import { constructDial, RECORDED_ENTRY } from '../__fixtures__/constructed-dials.ts';
import { readingText } from './reading-parts.ts';

const { dial } = RECORDED_ENTRY;
if (dial.status !== 'measured') throw new Error('the constructed dial is measured');
const plain = (text: string) => text.replaceAll('\u202F', ' ');

describe('the reading sentence', () => {
  it('says what is right, how sure that is, on how many cases, and what it costs instead of what', () => {
    expect(plain(readingText(dial, 15))).toBe(
      'At 0.75 high, right on 88.4 % of requests like these (85.9–90.8, n = 672; the top plan, large-model-one, 90.0 %), ' +
        '$2.54 (2.41–2.66) instead of $4.10 per 1,000 requests.',
    );
  });

  it('compares the top plan with nothing', () => {
    expect(plain(readingText(dial, 20))).toBe(
      'At 1.00 max, the top plan, large-model-one, always: right on 90.0 % of requests like these (87.7–92.3, n = 672), ' +
        '$4.10 (3.90–4.31) per 1,000 requests.',
    );
  });

  it('says of a position that costs more than the top plan that it does', () => {
    const readings = dial.readings.map((reading) =>
      reading.knot === 20 ? { ...reading, costUsd: { ...reading.costUsd, mean: 0.001 } } : reading,
    );
    expect(readingText({ ...dial, readings }, 15)).toContain(
      'per 1,000 requests, where the top plan costs $1.00.',
    );
  });

  it('shortens a name of 300 characters in its middle', () => {
    const long = constructDial({
      source: 'recorded',
      plans: ['small', `large-${'x'.repeat(294)}`],
      quality: [0.5, 0.6],
      costUsd: [0.001, 0.002],
      n: 10,
      promises: [],
    });
    expect(readingText(long, 3).length).toBeLessThan(220);
  });

  it('is empty where nothing was read', () => {
    expect(readingText({ ...dial, readings: [] }, 3)).toBe('');
  });
});
