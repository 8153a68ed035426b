import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEXT_STATISTICS, textStatistics } from './text-statistics.ts';

const anyText = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes));

function statisticsOf(text: string, fullLength?: number): Record<string, number> {
  const values = textStatistics(text, fullLength);
  return Object.fromEntries(TEXT_STATISTICS.map((name, index) => [name, values[index] ?? Number.NaN]));
}

describe('textStatistics', () => {
  it('counts what can be counted by hand', () => {
    // 19 characters: 2 words of 3 and 1 letters, 2 numbers of 3 digits in all, `+ =` and two brackets
    const statistics = statisticsOf('Sum (12 + 3) = x ?\n');
    expect(statistics['logLength']).toBeCloseTo(Math.log(20));
    expect(statistics['logWords']).toBeCloseTo(Math.log(3));
    expect(statistics['meanWordLength']).toBe(2);
    expect(statistics['digitShare']).toBeCloseTo(3 / 19);
    expect(statistics['upperShare']).toBeCloseTo(1 / 19);
    expect(statistics['symbolShare']).toBeCloseTo(2 / 19);
    expect(statistics['nonAsciiShare']).toBe(0);
    expect(statistics['logLines']).toBeCloseTo(Math.log(3));
    expect(statistics['logNumbers']).toBeCloseTo(Math.log(3));
    expect(statistics['logQuestionMarks']).toBeCloseTo(Math.log(2));
    expect(statistics['logBackslashes']).toBe(0);
    expect(statistics['logBrackets']).toBeCloseTo(Math.log(3));
  });

  it('counts letters outside of ASCII as letters, and backslashes apart', () => {
    const statistics = statisticsOf('\\é日');
    expect(statistics['logWords']).toBeCloseTo(Math.log(2));
    expect(statistics['nonAsciiShare']).toBeCloseTo(2 / 3);
    expect(statistics['logBackslashes']).toBeCloseTo(Math.log(2));
  });

  it('knows the length of the whole text when it sees an excerpt', () => {
    expect(statisticsOf('abc', 9_999)['logLength']).toBeCloseTo(Math.log(10_000));
  });

  it('finds an empty text to be one empty line', () => {
    const { logLines, ...rest } = statisticsOf('');
    expect(logLines).toBeCloseTo(Math.log(2));
    expect(Object.values(rest).every((value) => value === 0)).toBe(true);
  });

  it('gives a finite number of each kind for any text, and shares inside [0,1]', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const statistics = statisticsOf(text);
        for (const [name, value] of Object.entries(statistics)) {
          expect(Number.isFinite(value) && value >= 0).toBe(true);
          expect(name.endsWith('Share') && value > 1).toBe(false);
        }
      }),
    );
  });
});
