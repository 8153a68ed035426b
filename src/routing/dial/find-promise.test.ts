import * as fc from 'fast-check';
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

describe('promises of several attempts', () => {
  const strange = [
    exampleCertificate(policy, { rho: 0.95, lowestKnot: 20 }),
    exampleCertificate(policy, { rho: 0.96, lowestKnot: 15 }),
  ];

  it('keep a share by the certificate of a higher one where its own failed', () => {
    expect(findPromise(strange, 0.95)).toEqual({ position: 0.75 });
    expect(findPromise(strange, 0.96)).toEqual({ position: 0.75 });
  });

  it.each([
    ['cases', { poolHash: 'other cases' }],
    ['risk', { delta: 0.01 }],
  ])('keep no share by a certificate of other %s, whose risk would come on top', (_, other) => {
    const [own, higher] = strange;
    const apart = strange.map((one) => (one === higher ? { ...one, ...other } : one));
    expect(findPromise(apart, 0.95).shortfall).toBe(
      `hold 0.95 is not certified below the top plan on ${own?.n} cases`,
    );
    expect(findPromise(apart, 0.96)).toEqual({ position: 0.75 });
  });

  const attempts = fc.array(
    fc.record({ rho: fc.constantFrom(0.8, 0.9, 0.95, 0.96, 0.97, 0.99), lowestKnot: fc.nat(20) }),
  );
  const share = fc.double({ min: 0.5, max: 0.999, noNaN: true });

  it('never serve a smaller share dearer than a larger one', () => {
    fc.assert(
      fc.property(attempts, share, share, (claims, one, other) => {
        const inForce = claims.map((claim) => exampleCertificate(policy, claim));
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(findPromise(inForce, less).position).toBeLessThanOrEqual(findPromise(inForce, more).position);
      }),
    );
  });

  it('serve no share lower than a certificate of so much or more reaches', () => {
    fc.assert(
      fc.property(attempts, share, (claims, rho) => {
        const inForce = claims.map((claim) => exampleCertificate(policy, claim));
        const { position } = findPromise(inForce, rho);
        const promise = promiseAt(inForce, position);
        expect(
          promise.status === 'top' || (promise.status === 'certified' && promise.rho >= rho - 1e-12),
        ).toBe(true);
      }),
    );
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
