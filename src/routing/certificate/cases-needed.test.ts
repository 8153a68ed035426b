import { describe, expect, it } from 'vitest';
import { exampleCertificate, exampleDial } from '../__fixtures__/example-dial.ts';
import { casesNeeded } from './cases-needed.ts';

const { policy } = exampleDial();
const uncertified = exampleCertificate(policy, { rho: 0.95, lowestKnot: 20 });
const failing = (meanMargin: number, cltPValue: number) =>
  casesNeeded({
    ...uncertified,
    n: 100,
    deltaUsed: 0.05,
    tests: [{ knot: 19, pValue: 0.4, cltPValue, meanMargin }],
  });

describe('what a promise still lacks', () => {
  it('is nothing once it is certified below the top plan', () => {
    expect(casesNeeded({ ...uncertified, lowestKnot: 12 })).toEqual({ status: 'certified' });
  });

  it('is as many cases as a log-optimal bet needs in four of five tries at this mean and spread', () => {
    // z = 1 at p = 0.1587: 100 cases · (√(2 ln 20) + 0.8416)² = 1,082 in all
    expect(failing(0.03, 0.158_655)).toEqual({ status: 'more-cases', cases: 982 });
  });

  it('is at least one case where only the last of the evidence is missing', () => {
    expect(failing(0.2, 0)).toEqual({ status: 'more-cases', cases: 1 });
  });

  it('is out of reach where it reads at or below the promise', () => {
    expect(failing(0, 0.5)).toEqual({ status: 'below-promise' });
    expect(failing(-0.01, 0.6)).toEqual({ status: 'below-promise' });
  });
});
