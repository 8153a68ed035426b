import { numberOf } from './number-of.ts';
import { DISJOINT_TOKENS, type TokenSemantics, type ToldTokens } from './split-tokens.ts';

/** The ways in which counts may be in one another, the one that needs no assumption first. */
const WAYS: readonly TokenSemantics[] = [
  DISJOINT_TOKENS,
  { inputHasCacheRead: true, inputHasCacheWrite: true, outputHasReasoning: true },
  { inputHasCacheRead: true, inputHasCacheWrite: true, outputHasReasoning: false },
  { inputHasCacheRead: false, inputHasCacheWrite: false, outputHasReasoning: true },
  { inputHasCacheRead: true, inputHasCacheWrite: false, outputHasReasoning: true },
  { inputHasCacheRead: true, inputHasCacheWrite: false, outputHasReasoning: false },
];

/** Finds the way of counting in which disjoint counts add up to a total that is told; nothing where none does. */
export function explainTotal(tokens: ToldTokens, total: unknown): TokenSemantics | undefined {
  const whole = numberOf(total);
  if (whole === undefined) return undefined;
  const count = (value: unknown) => numberOf(value) ?? 0;
  const written = count(tokens.cacheWrite5m) + count(tokens.cacheWrite1h);
  const [plain, read, reasoning] = [
    count(tokens.input) + count(tokens.output),
    count(tokens.cacheRead),
    count(tokens.reasoning),
  ];
  return WAYS.find(
    ({ inputHasCacheRead, inputHasCacheWrite, outputHasReasoning }) =>
      whole ===
      plain +
        (inputHasCacheRead ? 0 : read) +
        (inputHasCacheWrite ? 0 : written) +
        (outputHasReasoning ? 0 : reasoning),
  );
}
