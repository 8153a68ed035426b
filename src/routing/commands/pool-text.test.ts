import { describe, expect, it } from 'vitest';
import { exampleCertificate, hullPolicy } from '../__fixtures__/example-dial.ts';
import { poolLines } from './pool-text.ts';

const policy = hullPolicy();
const certificateOn = (poolHash: string, n: number, rho = 0.9) => ({
  ...exampleCertificate(policy, { rho, lowestKnot: 12 }),
  poolHash,
  n,
});
const answerOn = (poolHash: string, n: number, rho = 0.9) => ({
  certificate: certificateOn(poolHash, n, rho),
  asked: { poolHash, n },
});

describe('what is said of the cases behind an answer', () => {
  it('is nothing where a claim is new, looked up, or tested on more cases than before', () => {
    expect(
      poolLines([
        answerOn('a', 100),
        { ...answerOn('a', 100), before: certificateOn('a', 100) },
        { ...answerOn('b', 200), before: certificateOn('a', 100) },
      ]),
    ).toEqual([]);
  });

  it('is that fewer cases replace more, in one line for all promises', () => {
    const replaced = [0.9, 0.95].map((rho) => ({
      ...answerOn('b', 100, rho),
      before: certificateOn('a', 400, rho),
    }));
    expect(poolLines(replaced)).toEqual([
      'hold 0.9, hold 0.95: what was found on 400 cases on 2026-11-20 is replaced by what was found on these 100',
    ]);
  });

  it('is that a part of the cases was tested before', () => {
    expect(poolLines([{ ...answerOn('b', 100), certificate: certificateOn('a', 400) }])).toEqual([
      'hold 0.9: these 100 cases are among 400 that were tested before: what was found on all of them stays in force',
    ]);
  });
});
