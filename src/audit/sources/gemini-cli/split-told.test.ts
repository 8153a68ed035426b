import { assert, nat, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { splitTokens } from '../../rows/split-tokens.ts';
import { countTokens, totalTokens } from '../../tally/count-tokens.ts';
import { splitTold } from './split-told.ts';

const counts = record({
  fresh: nat(1e6),
  cached: nat(1e6),
  answer: nat(1e5),
  thoughts: nat(1e5),
  tool: nat(1e4),
});

/** The tokens of an answer as they are counted here, and all of them together. */
function split(told: Readonly<Record<string, number>>) {
  const { tokens, semantics } = splitTold(told);
  const usage = splitTokens(tokens, semantics);
  if (typeof usage === 'string') throw new Error(usage);
  return { usage, all: totalTokens(countTokens(usage)) };
}

it('counts every token once, as the provider tells them', () => {
  assert(
    property(counts, ({ fresh, cached, answer, thoughts, tool }) => {
      const total = fresh + cached + answer + thoughts + tool;
      const told = { input: fresh + cached, cached, output: answer, thoughts, tool, total };
      const { usage, all } = split(told);
      expect(all).toBe(total);
      expect(usage).toMatchObject({
        inputTokens: fresh + tool,
        cacheReadTokens: cached,
        outputTokens: answer,
        reasoningTokens: thoughts,
      });
    }),
  );
});

it('counts every token once where the total says that the input leaves out what was cached', () => {
  assert(
    property(counts, ({ fresh, cached, answer, thoughts, tool }) => {
      const total = fresh + cached + answer + thoughts + tool;
      expect(split({ input: fresh, cached, output: answer, thoughts, tool, total }).all).toBe(total);
    }),
  );
});

it('counts every token once where the total says that the output has the thoughts', () => {
  assert(
    property(counts, ({ fresh, cached, answer, thoughts, tool }) => {
      const total = fresh + cached + answer + thoughts + tool;
      const told = { input: fresh + cached, cached, output: answer + thoughts, thoughts, tool, total };
      expect(split(told).all).toBe(total);
    }),
  );
});
