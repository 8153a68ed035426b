import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promptsToRecord } from './prompts-to-record.ts';

describe('the prompts to record for tested cases', () => {
  it.each([
    [560, 1400],
    [250, 630],
    [4, 10],
    [2, 5],
    [1, 3],
  ])('for %d are %d, as two in five are tested', (cases, prompts) => {
    expect(promptsToRecord(cases)).toEqual({ prompts, testedShare: 0.4 });
  });

  it('are enough, and less than a tenth too many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (cases) => {
        const { prompts, testedShare } = promptsToRecord(cases);
        const exact = Math.ceil(cases / testedShare - 0.1);
        expect(prompts).toBeGreaterThanOrEqual(exact);
        expect(prompts - exact).toBeLessThan(Math.max(1, 0.1 * exact));
      }),
    );
  });
});
