import { describe, expect, it } from 'vitest';
import { hullPolicy } from '../__fixtures__/example-dial.ts';
import { drawRows, NO_SIGNAL } from '../__fixtures__/synthetic-world.ts';
import { openPolicy } from '../open-policy.ts';
import { certify } from './certify.ts';
import { forecastCases } from './forecast-cases.ts';

const policy = openPolicy(hullPolicy());
const rows = drawRows(NO_SIGNAL, { rows: 60, seed: 'forecast' });
const certificateOf = (rho: number, attempt = 1) =>
  certify(policy, rows, { rho, delta: 0.05, attempt, issuedAt: '2026-11-20T12:00:00.000Z' });

describe('a certificate that holds nowhere below the top plan', () => {
  it('says what it lacks, on cases that pay for no earlier attempt', () => {
    const [first, third] = [certificateOf(0.97), certificateOf(0.97, 3)].map((one) =>
      forecastCases(policy, rows, one),
    );
    expect(first?.lowestKnot).toBe(20);
    expect(first?.casesNeeded).toBeDefined();
    expect(third?.deltaUsed).toBeLessThan(first?.deltaUsed ?? 0);
    expect(third?.casesNeeded).toEqual(first?.casesNeeded);
  });

  it('is left as it is where a position below is certified', () => {
    const held = certificateOf(0.2);
    expect(held.lowestKnot).toBeLessThan(20);
    expect(forecastCases(policy, rows, held)).toBe(held);
  });
});
