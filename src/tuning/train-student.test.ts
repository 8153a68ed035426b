import { describe, expect, it } from 'vitest';
import { StudentModel } from '#core';
import { openStudent, type StudentPrediction } from '#providers';
import { drawExamples, INSTRUCTION } from './__fixtures__/draw-examples.ts';
import type { StudentExample } from './student-example.ts';
import { trainStudent } from './train-student.ts';

const clear = drawExamples({ count: 90, seed: 'train' });
const fresh = drawExamples({ count: 300, seed: 'new work' });
const { student, crossFitted } = trainStudent(clear);

function count(predictions: readonly StudentPrediction[], examples: readonly StudentExample[]) {
  let answered = 0;
  let right = 0;
  predictions.forEach((prediction, index) => {
    if (prediction.status === 'abstained') return;
    answered += 1;
    if (prediction.label === examples[index]?.label) right += 1;
  });
  return { answered, right };
}

function predictAll(model: StudentModel, examples: readonly StudentExample[]) {
  const open = openStudent(model);
  return count(
    examples.map(({ text }) => open.predict(text)),
    examples,
  );
}

describe('a trained student', () => {
  it('answers new work of the kind that it learned, nearly always right', () => {
    const { answered, right } = predictAll(student, fresh);
    expect(answered).toBeGreaterThan(250);
    expect(right / answered).toBeGreaterThan(0.95);
  });

  it('is a record that reads back unchanged', () => {
    expect(StudentModel.parse(JSON.parse(JSON.stringify(student)))).toEqual(student);
  });

  it('is the same for the same examples, in whatever order they come', () => {
    const again = trainStudent(clear.toReversed());
    expect(again.crossFitted).toEqual(crossFitted.toReversed());
    const { dataHash: _data, hash: _hash, ...mixed } = again.student;
    expect(student).toMatchObject(mixed);
  });

  it('has another hash when one example is another', () => {
    const changed = clear.with(0, { text: `${INSTRUCTION}apple apple apple`, label: 'tools' });
    expect(trainStudent(changed).student.hash).not.toBe(student.hash);
  });

  it('learns words from notes that it has not seen in any text', () => {
    const noted = clear.map((example) =>
      example.label === 'fruit' ? { ...example, note: 'talks of quinces' } : example,
    );
    const ask = `${INSTRUCTION}quinces`;
    expect(openStudent(trainStudent(noted).student).rank(ask)).toMatchObject({ label: 'fruit' });
    expect(openStudent(student).predict(ask).status).toBe('abstained');
  });
});

describe('a student that is unsure', () => {
  const mixed = drawExamples({ count: 150, seed: 'mixed', tellingShare: 0.5 });

  it('abstains from about the work that cannot be told, and is right on the rest', () => {
    const work = drawExamples({ count: 400, seed: 'mixed, new', tellingShare: 0.5 });
    const model = trainStudent(mixed, { targetPrecision: 0.9 }).student;
    const { answered, right } = predictAll(model, work);
    expect(answered / work.length).toBeGreaterThan(0.35);
    expect(answered / work.length).toBeLessThan(0.7);
    expect(right / answered).toBeGreaterThan(0.8);
  });

  it('answers less where it must be right more often', () => {
    const [strict, lax] = [0.95, 0.6].map(
      (targetPrecision) => predictAll(trainStudent(mixed, { targetPrecision }).student, mixed).answered,
    );
    expect(strict).toBeLessThan(lax ?? 0);
  });

  it('never answers where nothing can be learned', () => {
    const guesses = drawExamples({ count: 120, seed: 'noise', tellingShare: 0 });
    const model = trainStudent(guesses, { targetPrecision: 0.8 }).student;
    expect(model.abstention).toEqual({ status: 'always', targetPrecision: 0.8 });
    expect(predictAll(model, guesses).answered).toBe(0);
  });
});

describe('what students say to examples that they have not seen', () => {
  it('stands there for every example, in order, and is counted in the record', () => {
    expect(crossFitted).toHaveLength(clear.length);
    const { answered, right } = count(crossFitted, clear);
    expect(right).toBeGreaterThan(70);
    expect(student.trial).toMatchObject({ examples: 90, answered, right, confidence: 0.95 });
  });
});

it.each([
  ['no examples', []],
  ['one label', clear.filter((example) => example.label === 'fruit')],
  ['fewer examples than folds', clear.slice(0, 4)],
  ['five copies of one example a label', clear.slice(0, 3).flatMap((example) => Array(5).fill(example))],
])('refuses to train on %s, and says what is needed', (_, examples) => {
  expect(() => trainStudent(examples)).toThrow(
    /give two labels or more, and at least 5 different examples of one of them/,
  );
});
