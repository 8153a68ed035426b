import { describe, expect, it } from 'vitest';
import { riskOfAttempt } from './risk-of-attempt.ts';

describe('riskOfAttempt', () => {
  it('gives rows that were never used the whole risk', () => {
    expect(riskOfAttempt(0.05, 1)).toBe(0.05);
  });

  it('gives the second attempt on the same rows 15 % of it, and ever less after that', () => {
    expect(riskOfAttempt(0.05, 2)).toBeCloseTo(0.0076, 4);
    expect(riskOfAttempt(0.05, 3)).toBeLessThan(riskOfAttempt(0.05, 2));
  });

  it('keeps all re-uses together within delta, however many are made', () => {
    let sum = 0;
    for (let attempt = 2; attempt <= 100_000; attempt += 1) sum += riskOfAttempt(0.05, attempt);
    expect(sum).toBeLessThanOrEqual(0.4 * 0.05);
  });
});
