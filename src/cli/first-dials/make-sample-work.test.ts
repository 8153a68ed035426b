import { openDial, RHO_GRID } from '#routing';
import { describe, expect, it } from 'vitest';
import { makeSampleWork } from './make-sample-work.ts';
import { readIntakeForms } from './sample-work-forms.ts';
import { readSimulation } from './sample-work-models.ts';

const task = {
  fit: readIntakeForms('fit'),
  certify: readIntakeForms('certify'),
  simulation: readSimulation(),
  createdAt: '2026-11-21T00:00:00.000Z',
};
const { student, onNewForms, dial } = makeSampleWork(task);
const { policy, readings, certificates } = dial;
const heldBy = new Map(certificates.map((certificate) => [certificate.rho, certificate]));

/** The certificate of a promise, which was tested. */
function certificateOf(rho: number) {
  const certificate = heldBy.get(rho);
  if (certificate === undefined) throw new Error(`${rho} was not tested`);
  return certificate;
}

describe('the dial of the sample work', () => {
  it('is marked as simulated, fitted on 120 forms and certified on 120 others', () => {
    expect(policy).toMatchObject({ source: 'simulated', fitRows: 120 });
    expect(policy.fittedClusters).toHaveLength(120);
    expect([...heldBy.keys()]).toEqual([...RHO_GRID]);
    expect(new Set(certificates.map(({ n, attempt }) => `${n} in attempt ${attempt}`))).toEqual(
      new Set(['120 in attempt 1']),
    );
  });

  it('keeps its promise of 0.9 below the top plan, and at a lower cost', () => {
    const { lowestKnot } = certificateOf(0.9);
    expect(lowestKnot).toBeLessThan(20);
    expect(readings[lowestKnot]?.costUsd.mean).toBeLessThan(readings[20]?.costUsd.mean ?? 0);
  });

  it('does not promise 0.95, and can say how many fresh forms that would probably take', () => {
    expect([0.9, 0.95, 0.97, 0.99].map((rho) => certificateOf(rho).casesNeeded)).toEqual([
      undefined,
      { status: 'fresh-cases', cases: 250 },
      { status: 'fresh-cases', cases: 1600 },
      { status: 'below-promise' },
    ]);
  });

  it('begins at the classifier, which costs nothing, and ends at the large simulated model', () => {
    expect(policy.plans.map((plan) => plan.id)).toEqual([
      'intake-classifier',
      'simulated-medium',
      'simulated-large',
    ]);
    expect(readings[0]).toMatchObject({ costUsd: { mean: 0 }, planShares: [expect.closeTo(1), 0, 0] });
    expect(readings[20]?.planShares).toEqual([0, 0, expect.closeTo(1)]);
  });

  it('is the same on every machine, up to the day it was made', () => {
    const again = makeSampleWork({ ...task, createdAt: '2027-01-01T00:00:00.000Z' });
    expect(again.student.hash).toBe(student.hash);
    expect(openDial(again.dial).policy.record.hash).toBe(policy.hash);
  });
});

it('trains a classifier that is right on more than twice as many new forms as chance would be', () => {
  expect(student.trainedOn).toBe(120);
  // of six areas, equally often
  expect(readings[0]?.quality.mean).toBeGreaterThan(2 / 6);
});

it('counts what the classifier did on new forms just as the dial reads it', () => {
  expect(onNewForms.examples).toBe(120);
  expect(onNewForms.right / 120).toBeCloseTo(readings[0]?.quality.mean ?? 0, 9);
  expect(student.trial.examples).toBe(120);
});
