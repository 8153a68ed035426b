import { describe, expect, it } from 'vitest';
import { nearNames, nearNamesText } from './near-names.ts';

const NAMES = ['claude-haiku-5-5', 'claude-haiku-4-5', 'claude-opus-5-5', 'gpt-6-sol'];

describe('the names that somebody may have meant', () => {
  it('are nearest first', () => {
    expect(nearNames('claude-haku-5-5', NAMES)[0]).toBe('claude-haiku-5-5');
  });

  it('are found when the end is left away', () => {
    expect(nearNames('claude-haku', NAMES)).toEqual(['claude-haiku-4-5', 'claude-haiku-5-5']);
  });

  it('are found in any case and by a part of them', () => {
    expect(nearNames('SOL', NAMES)).toEqual(['gpt-6-sol']);
  });

  it('are none when nothing is near, and then it is said how to see all', () => {
    expect(nearNamesText('mistral-large', NAMES)).toBe('`vernier models` lists all');
    expect(nearNames('', NAMES)).toEqual([]);
  });
});
