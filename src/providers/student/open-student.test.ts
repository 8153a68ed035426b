import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StudentModel, toBase64 } from '#core';
import { openStudent } from './open-student.ts';
import { createStudentFeaturizer, studentBuckets } from './student-features.ts';

const INSTRUCTION = 'Which shelf does this belong to, fruit or tools? Answer with one word.\n\n';
const frame = Uint16Array.from(studentBuckets(INSTRUCTION));
const known = Uint16Array.from(studentBuckets('apple'));

const MODEL: StudentModel = {
  version: 1,
  hash: 'constructed',
  kind: 'linear-hashed-ngrams',
  labels: ['fruit', 'tools'],
  frame: toBase64(frame),
  buckets: toBase64(known),
  biases: [-1, -1],
  weights: toBase64(
    Float32Array.from({ length: 2 * known.length }, (_, index) => (index % 2 === 0 ? 3 : -3)),
  ),
  strength: 1,
  abstention: { status: 'below-lead', minimumLead: 0.2, targetPrecision: 0.6 },
  trial: {
    examples: 40,
    answered: 30,
    right: 20,
    accuracy: { low: 0.35, high: 0.64 },
    precision: { low: 0.5, high: 0.8 },
    confidence: 0.95,
  },
  trainedOn: 40,
  dataHash: 'constructed',
};
const student = openStudent(MODEL);

describe('a student', () => {
  it('answers work that is asked as it learned it', () => {
    expect(student.predict(`${INSTRUCTION}apple`)).toMatchObject({ status: 'answered', label: 'fruit' });
  });

  it('leaves other work alone, whatever words are in it', () => {
    expect(student.predict('What does an apple cost?')).toEqual({
      status: 'abstained',
      reason: 'other-work',
    });
  });

  it('is surer of a word that stands alone than of the same word among many that it does not know', () => {
    const alone = student.rank(`${INSTRUCTION}apple`).lead;
    const among = student.rank(
      `${INSTRUCTION}apple beside forty other things that nobody ever taught it`,
    ).lead;
    expect(among).toBeLessThan(alone);
    expect(among).toBeGreaterThan(0);
  });

  it('reads 10 MB as it reads their first and last 1,000 characters', () => {
    const edge = 'apple filling '.repeat(80);
    const long = (letter: string) => student.rank(`${INSTRUCTION}${edge}${letter.repeat(10_000_000)}${edge}`);
    expect(long('a')).toEqual(long('b'));
  });

  it('leads by a share in [0,1] on any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { label, lead } = student.rank(text);
        expect(MODEL.labels).toContain(label);
        expect(lead >= 0 && lead <= 1).toBe(true);
      }),
    );
  });

  it('is not opened when its arrays do not fit together', () => {
    const broken = { ...MODEL, weights: toBase64(Float32Array.of(1)) };
    expect(() => openStudent(broken)).toThrow(/train it again/);
  });
});

it('makes features of length 1 of a text that it knows all of', () => {
  const row = createStudentFeaturizer({ frame: new Uint16Array(), known })(studentBuckets('apple'));
  expect(Math.hypot(...Array.from(row.values))).toBeCloseTo(1, 12);
});
