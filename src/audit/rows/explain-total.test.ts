import { assert, boolean, nat, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { countTokens, totalTokens } from '../tally/count-tokens.ts';
import { explainTotal } from './explain-total.ts';
import { splitTokens } from './split-tokens.ts';

const counts = record({
  plain: nat(50),
  cacheRead: nat(50),
  cacheWrite5m: nat(50),
  answer: nat(50),
  reasoning: nat(50),
});

it('finds a way in which parts add up to the total, wherever they were counted in each other', () => {
  assert(
    property(counts, boolean(), boolean(), ({ plain, answer, ...parts }, isCacheIn, isReasoningIn) => {
      const input = plain + (isCacheIn ? parts.cacheRead + parts.cacheWrite5m : 0);
      const tokens = { ...parts, input, output: answer + (isReasoningIn ? parts.reasoning : 0) };
      const total = plain + answer + parts.cacheRead + parts.cacheWrite5m + parts.reasoning;
      const way = explainTotal(tokens, total);
      if (way === undefined) throw new Error('no way was found');
      const usage = splitTokens(tokens, way);
      // of a whole that is less than a part, no call is made
      const sum = typeof usage === 'string' ? total : totalTokens(countTokens(usage));
      expect(sum).toBe(total);
    }),
  );
});

it('explains nothing where no total is told, or none that can be', () => {
  expect(explainTotal({ input: 1, output: 1 }, undefined)).toBeUndefined();
  expect(explainTotal({ input: 1, output: 1 }, 7)).toBeUndefined();
});
