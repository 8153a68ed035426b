import { describe, expect, it } from 'vitest';
import { DialSource } from './records/index.ts';
import { costMark, figuresMark, sourceMark } from './source-mark.ts';

describe('the mark of a figure', () => {
  it('stands behind everything that nobody observed, and behind nothing else', () => {
    const marks = Object.fromEntries(DialSource.options.map((source) => [source, sourceMark(source)]));
    expect(marks).toEqual({
      measured: '',
      recorded: '',
      modelled: ' (modelled)',
      simulated: ' (simulated)',
      none: '',
    });
    expect(sourceMark(undefined)).toBe('');
  });

  it('names the costs alone where only they are modelled', () => {
    expect(figuresMark({ source: 'recorded', costSource: 'modelled' })).toBe(' (costs modelled)');
    expect(figuresMark({ source: 'simulated', costSource: 'modelled' })).toBe(' (simulated)');
    expect(figuresMark({ source: 'recorded' })).toBe('');
  });

  it('stands behind a cost where the cost, or else all of it, was not observed', () => {
    expect(costMark({ source: 'recorded', costSource: 'modelled' })).toBe(' (modelled)');
    expect(costMark({ source: 'simulated' })).toBe(' (simulated)');
    expect(costMark({ source: 'recorded' })).toBe('');
  });
});
