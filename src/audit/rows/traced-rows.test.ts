import { array, assert, boolean, nat, option, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { recordingSink } from '../__fixtures__/recording-sink.ts';
import { DISJOINT_TOKENS } from './split-tokens.ts';
import { createTracedRows, type TracedStep } from './traced-rows.ts';

/** A step as a test writes it: tokens in and out, or none. */
interface Step {
  readonly id: string;
  readonly above?: string;
  readonly used?: readonly [input: number, output: number];
  readonly isCall?: boolean;
}

function toTraced({ id, above, used, isCall = true }: Step): TracedStep {
  const tokens = { input: used?.[0], output: used?.[1] };
  const row = {
    source: 'langfuse',
    at: '2026-10-10',
    tokens,
    semantics: DISJOINT_TOKENS,
    key: id,
    session: id,
  };
  return { id, parent: above, ...(used === undefined ? {} : { told: { row, isCall } }) };
}

function tell(steps: readonly Step[]) {
  const { sink, told } = recordingSink();
  const rows = createTracedRows(sink);
  for (const step of steps) rows.add(toTraced(step));
  rows.end();
  return {
    counted: told.records.map(({ session = '' }) => session).toSorted((one, other) => (one < other ? -1 : 1)),
    sums: told.asides.length,
  };
}

const bothWays = (steps: readonly Step[]) => [tell(steps), tell(steps.toReversed())];

it.each<[string, readonly Step[], readonly string[]]>([
  [
    'the calls below an agent, not the agent',
    [
      { id: 'agent', used: [30, 3], isCall: false },
      { id: 'step', above: 'agent' },
      { id: 'one', above: 'step', used: [10, 1] },
      { id: 'two', above: 'step', used: [20, 2] },
    ],
    ['one', 'two'],
  ],
  ['an agent below which nobody tells of tokens', [{ id: 'agent', used: [30, 3], isCall: false }], ['agent']],
  [
    'a call that two instruments wrote down once',
    [
      { id: 'outer', used: [10, 1] },
      { id: 'inner', above: 'outer', used: [10, 1] },
    ],
    ['inner'],
  ],
  [
    'an attempt that failed with tokens and its repetition, below a call that tells of the latter only',
    [
      { id: 'outer', used: [10, 1] },
      { id: 'first', above: 'outer', used: [10, 0] },
      { id: 'second', above: 'outer', used: [10, 1] },
    ],
    ['first', 'second'],
  ],
  [
    'a failed attempt and its repetition, below a call that tells of both',
    [
      { id: 'outer', used: [20, 1] },
      { id: 'first', above: 'outer', used: [10, 0] },
      { id: 'second', above: 'outer', used: [10, 1] },
    ],
    ['first', 'second'],
  ],
  [
    'a call of a tool of another call, and that one too',
    [
      { id: 'outer', used: [500, 50] },
      { id: 'tool', above: 'outer' },
      { id: 'inner', above: 'tool', used: [10, 1] },
    ],
    ['inner', 'outer'],
  ],
])('counts %s', (_what, steps, counted) => {
  for (const told of bothWays(steps)) {
    expect(told.counted).toEqual(counted);
    expect(told.sums).toBe(steps.filter(({ used }) => used !== undefined).length - counted.length);
  }
});

it('ends for steps that are above themselves', () => {
  const steps: readonly Step[] = [
    { id: 'one', above: 'two', used: [10, 1] },
    { id: 'two', above: 'one' },
    { id: 'three', above: 'three', used: [5, 1] },
  ];
  expect(tell(steps).counted).toEqual(['one', 'three']);
});

it('counts or leaves out every step that tells of tokens, whatever is above what, in any order', () => {
  const step = record({
    above: option(nat(9), { nil: undefined }),
    input: nat(3),
    isCall: boolean(),
    isTold: boolean(),
  });
  assert(
    property(array(step, { maxLength: 10 }), (drawn) => {
      const steps = drawn.map(({ above, input, isCall, isTold }, index): Step => {
        const place = above === undefined ? {} : { above: String(above) };
        return { id: String(index), ...place, ...(isTold ? { used: [input, 1], isCall } : {}) };
      });
      const [forth, back] = bothWays(steps);
      const told = drawn.filter(({ isTold }) => isTold).length;
      expect((forth?.counted.length ?? 0) + (forth?.sums ?? 0)).toBe(told);
      expect(forth?.counted).toEqual(back?.counted);
    }),
    { numRuns: 150, seed: 3 },
  );
});
