import { expect, it } from 'vitest';
import { hullPolicy } from '../__fixtures__/example-dial.ts';
import { drawRows, NO_SIGNAL } from '../__fixtures__/synthetic-world.ts';
import { openPolicy } from '../open-policy.ts';
import { certify } from './certify.ts';
import { lowestTestedKnot } from './lowest-tested-knot.ts';

const policy = openPolicy(hullPolicy());
const rows = drawRows(NO_SIGNAL, { rows: 400, seed: 'certify rows' });
const claim = { delta: 0.05, attempt: 1, issuedAt: '2026-11-20T12:00:00.000Z' };

it.each([0.2, 0.8, 0.9, 0.95, 0.999])('is what was certified, for a share of %d', (rho) => {
  const certificate = certify(policy, rows, { ...claim, rho });
  expect(lowestTestedKnot(certificate)).toBe(certificate.lowestKnot);
});

const test = (knot: number, pValue: number) => ({ knot, pValue, cltPValue: pValue, meanMargin: 0 });

it.each([
  ['nothing was tested', [], 20],
  ['the first test failed', [test(19, 0.2), test(18, 0.01)], 20],
  ['two passed and the third failed', [test(19, 0.01), test(18, 0.05), test(17, 0.051)], 18],
  ['a knot was left out', [test(19, 0.01), test(17, 0.01)], 19],
])('where %s', (_, tests, knot) => {
  expect(lowestTestedKnot({ tests, deltaUsed: 0.05 })).toBe(knot);
});
