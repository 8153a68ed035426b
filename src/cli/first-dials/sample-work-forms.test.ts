import { sha256 } from '#core';
import { duplicateCluster } from '#text';
import { describe, expect, it } from 'vitest';
import { temporaryFile } from '../__fixtures__/temporary-folder.ts';
import { intakePrompt, isRightAnswer, PRACTICE_AREAS, readIntakeForms } from './sample-work-forms.ts';

const key = (id: string) => sha256(`intake\0${id}`);
const fit = readIntakeForms('fit');
const certify = readIntakeForms('certify');
const all = [...fit, ...certify];

describe('the intake forms', () => {
  it('are 120 to fit and 120 to certify, each with an id of its own', () => {
    expect([fit.length, certify.length]).toEqual([120, 120]);
    expect(new Set(all.map((form) => form.id)).size).toBe(240);
  });

  it('are divided as the README says: of each area the 20 with the smallest hash are to fit, all in the order of it', () => {
    const sorted = all.toSorted((a, b) => (key(a.id) < key(b.id) ? -1 : 1));
    const chosen = new Set(
      PRACTICE_AREAS.flatMap((area) => sorted.filter((form) => form.practiceArea === area).slice(0, 20)),
    );
    expect(fit).toEqual(sorted.filter((form) => chosen.has(form)));
    expect(certify).toEqual(sorted.filter((form) => !chosen.has(form)));
  });

  it('are no near-duplicates of each other, neither as they are nor as they are sent', () => {
    expect(new Set(all.map((form) => duplicateCluster(form.text))).size).toBe(240);
    expect(new Set(all.map((form) => duplicateCluster(intakePrompt(form)))).size).toBe(240);
  });

  it('share no sentence of more than five words', () => {
    const sentences = all.flatMap((form) =>
      form.text.split(/[.!?\n]+/u).flatMap((sentence) => {
        const words = sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
        return words.length > 5 ? [words.join(' ')] : [];
      }),
    );
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('are ambiguous in a fifth, and only where they are hard', () => {
    const ambiguous = all.filter((form) => form.ambiguous);
    expect(ambiguous).toHaveLength(48);
    expect(ambiguous.filter((form) => form.difficulty < 4)).toEqual([]);
  });
});

describe('a file of intake forms', () => {
  it('that was changed into something else is refused with its line', () => {
    const broken = temporaryFile('fit.jsonl', `${JSON.stringify(fit[0])}\n{"id":"tax-99"}\n`);
    expect(() => readIntakeForms('fit', broken)).toThrow(/fit\.jsonl:2 is no intake form: restore/u);
  });

  it('that is missing is refused with its name', () => {
    expect(() => readIntakeForms('fit', '/nowhere/fit.jsonl')).toThrow(
      expect.objectContaining({ code: 'file-unreadable' }),
    );
  });
});

describe('an answer', () => {
  it.each([
    ['tax', true],
    ['Tax \n(simulated answer)', true],
    ['tax law', false],
    ['unsure\nthe classifier abstained', false],
    ['corporate, not tax', false],
    ['', false],
  ])('%j to a tax form is right: %s', (answer, isRight) => {
    expect(isRightAnswer(answer, 'tax')).toBe(isRight);
  });
});
