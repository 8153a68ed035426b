import { z } from 'zod';

const Theirs = z.object({
  daily: z.array(
    z.object({
      date: z.string(),
      modelBreakdowns: z.array(
        z.object({
          modelName: z.string(),
          inputTokens: z.number(),
          cacheReadTokens: z.number(),
          cacheCreationTokens: z.number(),
          outputTokens: z.number(),
          cost: z.number(),
        }),
      ),
    }),
  ),
});

const Sum = z.object({
  tokens: z.object({
    input: z.number(),
    cacheRead: z.number(),
    cacheWrite: z.number(),
    output: z.number(),
  }),
  costUsd: z.number().nullable(),
});

const Ours = z.object({
  calendar: z.array(Sum.extend({ day: z.string() })),
  mix: z.array(Sum.extend({ model: z.string().nullable() })),
});

/** Input, cache reads, cache writes, output, and USD. */
type Amounts = readonly number[];

/** Costs are sums of fractions in another order. */
const SAME_USD = 1e-6;

function createSums() {
  const sums = new Map<string, Amounts>();
  return {
    sums,
    add: (key: string, amounts: Amounts): void => {
      const before = sums.get(key);
      sums.set(
        key,
        amounts.map((amount, index) => amount + (before?.[index] ?? 0)),
      );
    },
  };
}

function sumTheirs(report: string) {
  const { sums, add } = createSums();
  for (const { date, modelBreakdowns } of Theirs.parse(JSON.parse(report)).daily) {
    for (const { modelName, cost, ...tokens } of modelBreakdowns) {
      const { inputTokens, cacheReadTokens, cacheCreationTokens, outputTokens } = tokens;
      const amounts = [inputTokens, cacheReadTokens, cacheCreationTokens, outputTokens, cost];
      add(date, amounts);
      add(modelName, amounts);
    }
  }
  return sums;
}

function toAmounts({ tokens, costUsd }: z.infer<typeof Sum>): Amounts {
  return [tokens.input, tokens.cacheRead, tokens.cacheWrite, tokens.output, costUsd ?? 0];
}

function sumOurs(report: string) {
  const { sums, add } = createSums();
  const { calendar, mix } = Ours.parse(JSON.parse(report));
  for (const line of calendar) add(line.day, toAmounts(line));
  for (const line of mix) add(line.model ?? 'no model', toAmounts(line));
  return sums;
}

function isSame(one: Amounts, other: Amounts): boolean {
  return one.every(
    (amount, index) => Math.abs(amount - (other[index] ?? 0)) <= (index === 4 ? SAME_USD * amount : 0),
  );
}

/**
 * Sets the sums of two reports side by side, for each day and each model.
 *
 * Shape   a report of `ccusage claude daily --json` and one of `vernier audit --json` → a line for each sum that differs
 */
export function compareTotals(ccusage: string, vernier: string): readonly string[] {
  const [theirs, ours] = [sumTheirs(ccusage), sumOurs(vernier)];
  return [...new Set([...theirs.keys(), ...ours.keys()])].flatMap((key) => {
    const [their, our] = [theirs.get(key) ?? [], ours.get(key) ?? []];
    if (their.length === our.length && isSame(their, our)) return [];
    return [`${key}: ccusage ${their.join(' ') || 'nothing'}; vernier ${our.join(' ') || 'nothing'}`];
  });
}
