import { describe, expect, it } from 'vitest';
import { exampleCertificate, hullPolicy } from '../__fixtures__/example-dial.ts';
import { findPromise, promiseAt } from './find-promise.ts';

const policy = hullPolicy();
const certificates = [
  exampleCertificate(policy, { rho: 0.97, lowestKnot: 18 }),
  exampleCertificate(policy, { rho: 0.9, lowestKnot: 8 }),
  exampleCertificate(policy, { rho: 0.99, lowestKnot: 20 }),
  exampleCertificate(policy, { rho: 0.95, lowestKnot: 14 }),
];

/** The share held at a position, or what is said instead. */
function held(position: number): number | string {
  const promise = promiseAt(certificates, position);
  return promise.status === 'certified' ? promise.rho : promise.status;
}

describe('findPromise', () => {
  it.each([
    [0.9, 0.4],
    [0.5, 0.4],
    [0.901, 0.7],
    [0.95, 0.7],
    [0.96, 0.9],
    [0.97, 0.9],
  ])('keeps hold %d from position %d on, by the certificate of the next higher share', (rho, position) => {
    expect(findPromise(certificates, rho)).toEqual({ position });
  });

  it('asks no more than what was asked when it is written with a rounding error', () => {
    expect(findPromise(certificates, 0.1 + 0.8 + 1e-16)).toEqual({ position: 0.4 });
  });

  it('serves the top plan for a share that could not be certified below it, and says so', () => {
    expect(findPromise(certificates, 0.98)).toEqual({
      position: 1,
      shortfall: 'hold 0.99 is not certified below the top plan on 400 cases',
    });
  });

  it('serves the top plan for a share above all that were asked for, and says so', () => {
    expect(findPromise(certificates, 0.995).position).toBe(1);
    expect(findPromise(certificates, 0.995).shortfall).toBe(
      'no certificate was asked for hold 0.995 or more',
    );
  });

  it('serves the top plan when nothing is certified', () => {
    expect(findPromise([], 0.9).position).toBe(1);
  });
});

describe('promiseAt', () => {
  it.each([
    [0, 'none'],
    [0.35, 'none'],
    [0.4, 0.9],
    [0.69, 0.9],
    [0.7, 0.95],
    [0.9, 0.97],
    [0.95, 0.97],
    // between two knots the lower one's promise holds
    [0.999, 0.97],
    [1, 'top'],
  ])('holds at position %d the highest share certified there: %s', (position, expected) => {
    expect(held(position)).toBe(expected);
  });

  it('says how sure it is and on how many cases', () => {
    expect(promiseAt(certificates, 0.75)).toEqual({
      status: 'certified',
      rho: 0.95,
      confidence: 0.95,
      n: 400,
      attempt: 1,
    });
  });
});
