import { DialResponse } from '#contract';
import { describe, expect, it } from 'vitest';
import { CONSTRUCTED_DIAL } from '../__fixtures__/constructed-dial.ts';
import { dialResponse } from './dial-response.ts';

const [example] = CONSTRUCTED_DIAL.certificates;
if (example === undefined) throw new Error('the constructed dial has a certificate');
const failed = { ...example, rho: 0.95, lowestKnot: 20 };
const higher = { ...example, rho: 0.96, lowestKnot: 15 };

describe('the promises of a dial, as a gateway tells them', () => {
  it('say that a share is kept by the certificate of a higher one where its own test failed', () => {
    const response = dialResponse({ ...CONSTRUCTED_DIAL, certificates: [higher, failed] });
    expect(DialResponse.safeParse(response).success).toBe(true);
    expect(response.promises.map(({ rho, lowestKnot, needed }) => [rho, lowestKnot, needed.status])).toEqual([
      [0.95, 15, 'certified'],
      [0.96, 15, 'certified'],
    ]);
    expect(response.promises[0]?.sentence).toContain('kept by the certificate of hold 0.96');
  });

  it.each([
    ['simulated' as const, undefined],
    ['recorded' as const, { prompts: 1400, testedShare: 0.4 }],
  ])('say how many prompts to record for fresh cases where outcomes are %s', (source, record) => {
    const needed = { status: 'fresh-cases' as const, cases: 560 };
    const { policy } = CONSTRUCTED_DIAL;
    const response = dialResponse({
      ...CONSTRUCTED_DIAL,
      policy: { ...policy, record: { ...policy.record, source } },
      certificates: [{ ...failed, casesNeeded: needed }],
    });
    expect(DialResponse.safeParse(response).success).toBe(true);
    expect(response.promises[0]?.needed).toEqual({ ...needed, ...(record && { record }) });
  });
});
