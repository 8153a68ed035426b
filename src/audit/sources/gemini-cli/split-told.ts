import { amountOf, type JsonObject } from '../../reading/json-field.ts';
import type { TokenSemantics, ToldTokens } from '../../rows/split-tokens.ts';

/** The tokens of one answer, and which of them are in others. */
export interface SplitTold {
  readonly tokens: ToldTokens;
  readonly semantics: TokenSemantics;
}

/**
 * Says of the counts of one answer what they are.
 *
 * Shape   prompts of tools are input that the input leaves out; a total that has the cached ones once more says that
 *         the input leaves those out as well, and one without thoughts that the output has them
 */
export function splitTold(told: JsonObject): SplitTold {
  const [input, output] = [amountOf(told['input']) ?? 0, amountOf(told['output']) ?? 0];
  const [cached, thoughts] = [amountOf(told['cached']) ?? 0, amountOf(told['thoughts']) ?? 0];
  const tool = amountOf(told['tool']) ?? 0;
  const total = amountOf(told['total']);
  const whole = input + output + tool;
  return {
    tokens: {
      input: typeof told['input'] === 'number' ? told['input'] + tool : told['input'],
      cacheRead: told['cached'],
      output: told['output'],
      reasoning: told['thoughts'],
    },
    semantics: {
      inputHasCacheRead: cached === 0 || total !== whole + thoughts + cached,
      inputHasCacheWrite: false,
      outputHasReasoning: thoughts > 0 && thoughts <= output && total === whole,
    },
  };
}
