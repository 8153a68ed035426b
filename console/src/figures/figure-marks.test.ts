import { describe, expect, it } from 'vitest';
import { markOf, markText } from './figure-marks.ts';

describe('the mark beside figures', () => {
  it.each(['measured', 'recorded', 'none', undefined] as const)('is absent where they are %s', (source) => {
    expect(markOf({ source })).toBeUndefined();
    expect(markText({ source })).toBe('');
  });

  it.each(['simulated', 'modelled'] as const)('says that they are %s, whatever they are about', (source) => {
    expect([markOf({ source }), markOf({ source }, 'qualities'), markOf({ source }, 'costs')]).toEqual([
      source,
      source,
      source,
    ]);
  });

  it('is about costs alone where only they were not observed', () => {
    const sources = { source: 'recorded', costSource: 'modelled' } as const;
    expect(markText(sources)).toBe(' (costs modelled)');
    expect(markText(sources, 'costs')).toBe(' (modelled)');
    expect(markText(sources, 'qualities')).toBe('');
  });
});
