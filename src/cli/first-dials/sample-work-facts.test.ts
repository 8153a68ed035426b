import type { StudentTrial } from '#core';
import { wilsonInterval } from '#stats';
import { describe, expect, it } from 'vitest';
import { sampleDialFacts } from './sample-work-facts.ts';
import { readIntakeForms } from './sample-work-forms.ts';
import { readSimulation } from './sample-work-models.ts';

function trialOf(examples: number, right: number): StudentTrial {
  const accuracy = wilsonInterval({ successes: right, n: examples, confidence: 0.95 });
  return { examples, answered: examples, right, accuracy, precision: accuracy, confidence: 0.95 };
}

function noteOf(crossFitted: StudentTrial, onNewForms: StudentTrial): string {
  const classifierTrials = () => ({ crossFitted, onNewForms });
  return sampleDialFacts(
    { forms: readIntakeForms('certify'), simulation: readSimulation(), classifierTrials },
    true,
  ).note;
}

describe('what the page says of the classifier', () => {
  it.each([
    ['overlap', trialOf(80, 30), trialOf(120, 43)],
    ['do not overlap', trialOf(80, 10), trialOf(120, 100)],
  ])('follows from its trials: the intervals %s', (words, crossFitted, onNewForms) => {
    const note = noteOf(crossFitted, onNewForms);
    expect(note).toContain(`The two intervals ${words};`);
    expect(note).toContain('learned on this machine from 80 forms; the 120 others measure and certify');
  });

  it('names no number of forms before it is learned', () => {
    const { note } = sampleDialFacts(
      { forms: [], simulation: readSimulation(), classifierTrials: () => undefined },
      false,
    );
    expect(note).toContain('learned on this machine from forms;');
  });
});
