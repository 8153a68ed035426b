import { describe, expect, it } from 'vitest';
import { NO_CALLS } from '../tally/call-sums.ts';
import { type CallPlace, createUntoldSums } from './sum-untold-calls.ts';

/** Groups calls, each of which costs so many USD. */
function group(calls: readonly (readonly [call: CallPlace, costUsd: number])[]) {
  const sums = createUntoldSums();
  for (const [call, costUsd] of calls) sums.add(call, { ...NO_CALLS, calls: 1, costUsd });
  const { kinds, kindOf } = sums.finish();
  return { told: kinds.filter(({ sum }) => sum.calls > 0), kindOf };
}

const projects = (count: number) =>
  Array.from({ length: count }, (_, index) => [{ project: `team-${index}` }, 1 + index] as const);

describe('calls whose source tells no tasks', () => {
  it('go by project, those of sub-agents by themselves, and the others stay not told', () => {
    const calls = [
      [{ project: 'shop' }, 5],
      [{ project: 'shop' }, 4],
      [{ project: 'shop', agentType: 'sub-agent' }, 3],
      [{ agentType: 'main' }, 2],
    ] as const;
    const { told, kindOf } = group(calls);
    expect(told.map(({ name, basis, sum }) => [name, basis, sum.calls, sum.costUsd])).toEqual([
      ['project shop', 'call-project', 2, 9],
      ['calls of sub-agents', 'call-agent', 1, 3],
      ['tasks not told', 'untold', 1, 2],
    ]);
    expect(calls.map(([call]) => kindOf(call).name)).toEqual([
      'project shop',
      'project shop',
      'calls of sub-agents',
      'tasks not told',
    ]);
  });

  it('are told apart by the dearest projects, and the others are one kind that says how many', () => {
    expect(group(projects(12)).told).toHaveLength(12);
    const { told, kindOf } = group(projects(14));
    expect(told.map(({ name }) => name).slice(-2)).toEqual(['project team-3', '3 other projects']);
    expect(told.at(-1)?.sum).toMatchObject({ calls: 3, costUsd: 1 + 2 + 3 });
    expect(kindOf({ project: 'team-2' })).toBe(told.at(-1));
  });

  it('are all counted, although no more than 10,000 projects are followed', () => {
    const { told } = group(projects(10_050));
    expect(told.at(-1)?.name).toBe('over 9,989 other projects');
    expect(told.reduce((calls, { sum }) => calls + sum.calls, 0)).toBe(10_050);
  });

  it.each([
    ['/home/me/shop', 'project shop'],
    ['C:\\work\\shop', 'project shop'],
    ['/', 'project /'],
    ['team/shop', 'project team/shop'],
  ])('name the project %s by its last part where it is a folder', (project, name) => {
    expect(group([[{ project }, 1]]).told[0]?.name).toBe(name);
  });
});
