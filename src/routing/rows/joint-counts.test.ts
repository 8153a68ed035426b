import { describe, expect, it } from 'vitest';
import { exampleCounts } from '../__fixtures__/example-counts.ts';
import { type JointCounts, parseJointCounts } from './joint-counts.ts';

const text = (change: Partial<Record<keyof JointCounts, unknown>>) =>
  JSON.stringify({ ...exampleCounts(), ...change });
const [first, ...others] = exampleCounts().patterns;

describe('joint counts', () => {
  it('are read as they were written', () => {
    expect(parseJointCounts(text({}), 'counts.json')).toEqual(exampleCounts());
  });

  it.each([
    ['is cut off', text({}).slice(0, -9), 'it is no JSON'],
    ['is of another version', text({ version: 2 }), 'version'],
    ['counts half a question', text({ patterns: [{ ...first, questions: 0.5 }, ...others] }), 'questions'],
    [
      'lacks a verdict',
      text({ patterns: [{ ...first, right: [true] }, ...others] }),
      'one entry for each of 2',
    ],
    [
      'lacks tokens',
      text({ patterns: [{ ...first, meanInputTokens: [1] }, ...others] }),
      'one entry for each of 2',
    ],
    ['has a pattern twice', text({ patterns: [first, first, ...others] }), 'sums 11 stands there twice'],
    [
      'has a task that nobody counted',
      text({ patterns: [{ ...first, task: 'odd' }] }),
      'odd is not among its tasks',
    ],
    ['does not add up', text({ patterns: others }), 'the patterns of sums do not add up to its 90 clusters'],
  ])('in a file that %s are refused with what is wrong', (_, file, problem) => {
    expect(() => parseJointCounts(file, 'counts.json')).toThrow(
      expect.objectContaining({ code: 'file-unreadable', message: expect.stringContaining(problem) }),
    );
  });
});
