import { describe, expect, it } from 'vitest';
import { exampleCertificate, hullPolicy } from '../__fixtures__/example-dial.ts';
import { type Attempt, countingAttempts } from './counting-attempts.ts';

const policy = hullPolicy();
const DAYS = ['2026-11-16', '2026-11-17', '2026-11-18'];
const POOLS = new Map([
  ['whole', ['a', 'b', 'c', 'd']],
  ['part', ['a', 'b']],
  ['part and fresh', ['a', 'b', 'e']],
  ['fresh', ['f', 'g']],
  ['all', ['a', 'b', 'c', 'd', 'e']],
]);
const pools = new Map([...POOLS].map(([name, ids]) => [name, new Set(ids)]));

function attempt(poolHash: string, day: number, { rho = 0.9, delta = 0.05 } = {}): Attempt {
  const certificate = {
    ...exampleCertificate(policy, { rho, lowestKnot: 12 }),
    poolHash,
    delta,
    n: POOLS.get(poolHash)?.length ?? 0,
    issuedAt: `${DAYS[day]}T12:00:00.000Z`,
  };
  return { id: `${poolHash} ${rho} ${delta}`, askedAt: certificate.issuedAt, certificate };
}

const counting = (...attempts: Attempt[]) =>
  countingAttempts(attempts, pools).map(({ certificate }) => certificate.poolHash);

describe('the attempts that count', () => {
  it.each([
    ['at the same claim', 0.9, 0.05],
    ['at another share', 0.8, 0.05],
    ['at another risk', 0.9, 0.3],
  ])('are none on a part of cases tested before, %s', (_, rho, delta) => {
    expect(counting(attempt('whole', 0), attempt('part', 1, { rho, delta }))).toEqual(['whole']);
    expect(counting(attempt('whole', 0), attempt('part and fresh', 1, { rho, delta }))).toEqual(['whole']);
  });

  it('are those on fresh cases, and on all cases tested before with more', () => {
    expect(counting(attempt('whole', 0), attempt('fresh', 1), attempt('all', 2, { rho: 0.8 }))).toEqual([
      'whole',
      'fresh',
      'all',
    ]);
  });

  it('are no longer those whose claim was tested on more cases, but still those of other claims', () => {
    expect(counting(attempt('part', 0), attempt('whole', 1))).toEqual(['whole']);
    expect(counting(attempt('part', 0, { rho: 0.95 }), attempt('whole', 1))).toEqual(['part', 'whole']);
  });

  it('are of one part of the traffic at a time', () => {
    const ofMail = attempt('part', 1);
    const mail = { ...ofMail, certificate: { ...ofMail.certificate, segment: 'mail' } };
    expect(counting(attempt('whole', 0), mail)).toEqual(['whole', 'part']);
  });
});
