import { describe, expect, it } from 'vitest';
import { NO_CALLS } from '../tally/call-sums.ts';
import { HIGH_STAKE_RULES, ROUTINE_RULES, stakeOf } from './stake-rules.ts';
import { NO_SIGNS, type TaskRecord } from './task-record.ts';

const TASK: TaskRecord = {
  ...NO_SIGNS,
  session: 0,
  source: 'codex',
  project: undefined,
  agentType: 'main',
  agentName: undefined,
  cluster: undefined,
};

function stakeWith(signs: Partial<TaskRecord>, calls = 1) {
  return stakeOf({ ...TASK, ...signs }, { ...NO_CALLS, calls });
}

describe('stakeOf', () => {
  it('takes short and smooth work for routine', () => {
    expect(stakeWith({ messageCharacters: 80, toolCalls: 3, changes: 1, failedTools: 1 }, 8)).toBe('routine');
    expect(stakeWith({ messageCharacters: 5000, agentType: 'sub-agent' }, 8)).toBe('routine');
  });

  it.each([
    ['a ninth call', {}, 9],
    ['a long message', { messageCharacters: 601 }, 1],
    ['a second change', { changes: 2 }, 1],
    ['a second failure', { failedTools: 2 }, 1],
    ['a repeated tool', { repeatedTools: 1 }, 1],
    ['a test that failed before it passed', { testRuns: 2, failedTestRuns: 1 }, 1],
  ])('takes it for normal with %s', (_sign, signs, calls) => {
    expect(stakeWith(signs, calls)).toBe('normal');
  });

  it.each([
    ['a correction follows', { wasCorrected: true }, 1],
    ['the person stopped it', { wasInterrupted: true }, 1],
    ['its tests fail at the end', { testRuns: 1, failedTestRuns: 1, endsWithFailedTest: true }, 1],
    ['it went in circles', { repeatedTools: 3 }, 1],
    ['tools failed again and again', { failedTools: 5 }, 1],
    ['it took 40 calls', {}, 40],
    ['it changed files 15 times', { changes: 15 }, 1],
  ])('takes it for high-stake where %s', (_sign, signs, calls) => {
    expect(stakeWith(signs, calls)).toBe('high-stake');
  });

  it('gives a reason with every rule', () => {
    const rules = [...HIGH_STAKE_RULES, ...ROUTINE_RULES];
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(rules.filter(({ reason }) => reason === '')).toEqual([]);
  });
});
