import { describe, expect, it } from 'vitest';
import { SimulatedCase, SimulatedModel } from './schema.ts';
import { chanceToBeRight, simulateAnswer } from './simulate-answer.ts';

const MODEL = SimulatedModel.parse({
  id: 'a-model',
  ability: 3,
  slope: 1.2,
  guess: 0.25,
  inputUsdPerMillionTokens: 1,
  outputUsdPerMillionTokens: 5,
  firstTokenMs: 400,
  outputTokensPerSecond: 100,
});

function toCase(id: string, difficulty: number): SimulatedCase {
  return SimulatedCase.parse({
    id,
    prompt: `Prompt of ${id}`,
    gold: 'tax',
    alternatives: ['tax', 'litigation', 'corporate', 'employment'],
    difficulty,
  });
}

function answersAt(difficulty: number, count: number) {
  return Array.from({ length: count }, (_, index) =>
    simulateAnswer({ seed: 'test', model: MODEL, case: toCase(`case-${difficulty}-${index}`, difficulty) }),
  );
}

function labels(seed: string, id: string): readonly string[] {
  const model = { ...MODEL, id: SimulatedModel.shape.id.parse(id) };
  return Array.from(
    { length: 60 },
    (_, index) => simulateAnswer({ seed, model, case: toCase(`case-${index}`, 4) }).label,
  );
}

describe('the chance to be right', () => {
  it('is that of the three-parameter logistic model', () => {
    // at equal ability and difficulty: half of what guessing leaves
    expect(chanceToBeRight(MODEL, 3)).toBeCloseTo(0.25 + 0.75 / 2, 12);
    expect(chanceToBeRight(MODEL, 1)).toBeCloseTo(0.25 + 0.75 / (1 + Math.exp(-2.4)), 12);
  });

  it('falls with difficulty, and never below guessing', () => {
    const chances = [1, 2, 3, 4, 5, 500].map((difficulty) => chanceToBeRight(MODEL, difficulty));
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
    expect(chances.at(-1)).toBeCloseTo(0.25, 6);
  });
});

describe('a simulated answer', () => {
  it.each([1, 3, 5])('is right as often on difficulty %i as the stated chance says', (difficulty) => {
    const count = 4000;
    const right = answersAt(difficulty, count).filter((answer) => answer.isRight).length;
    const chance = chanceToBeRight(MODEL, difficulty);
    const standardError = Math.sqrt((chance * (1 - chance)) / count);
    expect(Math.abs(right / count - chance)).toBeLessThan(3 * standardError);
  });

  it('is, where it is wrong, each of the other labels about as often, and never the right one', () => {
    const wrong = answersAt(5, 4000).filter((answer) => !answer.isRight);
    const counts = Map.groupBy(wrong, (answer) => answer.label);
    expect([...counts.keys()].toSorted()).toEqual(['corporate', 'employment', 'litigation']);
    for (const { length } of counts.values()) expect(length / wrong.length).toBeCloseTo(1 / 3, 1);
  });

  it('does not look at the text of the prompt', () => {
    const one = toCase('case-1', 4);
    const said = simulateAnswer({ seed: 'test', model: MODEL, case: one });
    const other = { ...one, prompt: 'Something else entirely: tax, tax, tax.' };
    const { label } = simulateAnswer({ seed: 'test', model: MODEL, case: other });
    expect(label).toBe(said.label);
  });

  it('follows from seed, model and case: other seeds and models draw anew', () => {
    expect(labels('one', 'a')).toEqual(labels('one', 'a'));
    expect(labels('one', 'a')).not.toEqual(labels('two', 'a'));
    expect(labels('one', 'a')).not.toEqual(labels('one', 'b'));
  });

  it('says the label alone on its first line, and on the second that it is simulated', () => {
    const answer = simulateAnswer({ seed: 'test', model: MODEL, case: toCase('case-1', 1) });
    expect(answer.text.split('\n')).toEqual([answer.label, '(simulated answer)']);
  });

  it('takes the time to the first token and that of its tokens, as stated', () => {
    const { latencyMs, usage } = simulateAnswer({ seed: 'test', model: MODEL, case: toCase('case-1', 1) });
    expect(latencyMs).toBeCloseTo(400 + 10 * (usage.outputTokens ?? 0), 9);
  });

  it('never keeps anybody waiting for long, however slow the model is stated to be', () => {
    const model = { ...MODEL, firstTokenMs: 5000, outputTokensPerSecond: 0.001 };
    const { latencyMs } = simulateAnswer({ seed: 'test', model, case: toCase('case-1', 1) });
    expect(latencyMs).toBe(10_000);
  });
});
