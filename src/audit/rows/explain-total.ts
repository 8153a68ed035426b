import { numberOf, numberOrZero } from './number-of.ts';
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
  const written = numberOrZero(tokens.cacheWrite5m) + numberOrZero(tokens.cacheWrite1h);
  const [plain, read, reasoning] = [
    numberOrZero(tokens.input) + numberOrZero(tokens.output),
    numberOrZero(tokens.cacheRead),
    numberOrZero(tokens.reasoning),
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
