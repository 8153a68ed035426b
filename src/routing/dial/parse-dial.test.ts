import { contentHash, VernierError } from '#core';
import { describe, expect, it } from 'vitest';
import { exampleDial, hullPolicy } from '../__fixtures__/example-dial.ts';
import { parseDial } from './parse-dial.ts';

const dial = exampleDial();
const other = exampleDial(hullPolicy('another world'));
const text = JSON.stringify(dial);
const file = '/home/me/dial.json';
const [own, strange] = [dial, other].map(({ policy }) => policy.hash.slice(0, 12));
const written = (value: unknown) => JSON.stringify(value);

function failure(content: string): VernierError {
  try {
    parseDial(content, file);
  } catch (error) {
    if (error instanceof VernierError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('parseDial', () => {
  it('reads a dial back as it was written', () => {
    expect(parseDial(text, file)).toEqual(dial);
    expect(parseDial(`${JSON.stringify(dial, null, 2)}\n`, file)).toEqual(dial);
  });

  it.each([
    ['truncated', text.slice(0, 1000), 'is no JSON (1000 characters; it may be cut off)'],
    ['empty', '', 'is no JSON (0 characters; it may be cut off)'],
    ['something else', '["a list"]', 'is no dial: Invalid input: expected object, received array'],
    ['nothing', 'null', 'is no dial: Invalid input: expected object, received null'],
    [
      'of another version',
      written({ ...dial, version: 2 }),
      'has version 2, and this Vernier reads version 1',
    ],
    [
      'of another version inside',
      written({ ...dial, policy: { ...dial.policy, version: 7 } }),
      'is no dial: policy.version: Invalid input: expected 1',
    ],
    [
      'without its readings',
      written({ version: 1, policy: dial.policy, certificates: [] }),
      'is no dial: readings: Invalid input: expected array, received undefined',
    ],
    ['with a strange key', written({ ...dial, note: 'mine' }), 'is no dial: Unrecognized key: "note"'],
    [
      'with a knot cut out',
      written({ ...dial, policy: { ...dial.policy, knots: dial.policy.knots.slice(1) } }),
      'is no dial: policy.knots: Too small: expected array to have exactly 21 items',
    ],
    [
      'with every price changed to a text',
      written({ ...dial, policy: { ...dial.policy, planCostUsd: ['1', '2', '3'] } }),
      'is no dial: policy.planCostUsd.0: Invalid input: expected number, received string (and 2 more problems)',
    ],
    [
      'tampered with',
      written({ ...dial, policy: { ...dial.policy, planQuality: [0.9, 0.9, 0.9] } }),
      `was changed after it was fitted (its policy no longer has the hash ${own})`,
    ],
    [
      'mixed from two files',
      written({ ...dial, readings: other.readings }),
      `mixes readings, steps or certificates of policy ${strange} with policy ${own}`,
    ],
    [
      'given the steps of another',
      written({ ...dial, steps: other.steps }),
      `mixes readings, steps or certificates of policy ${strange} with policy ${own}`,
    ],
    [
      'given the single plans of another',
      written({ ...dial, planReadings: other.planReadings }),
      `mixes readings, steps or certificates of policy ${strange} with policy ${own}`,
    ],
    [
      'given the gains of another',
      written({ ...dial, hullGains: other.hullGains }),
      `mixes readings, steps or certificates of policy ${strange} with policy ${own}`,
    ],
    [
      'without one of its steps',
      written({ ...dial, steps: dial.steps?.slice(1) }),
      'is no dial: steps: Too small: expected array to have exactly 20 items',
    ],
    [
      'given the certificates of another',
      written({ ...dial, certificates: other.certificates }),
      `mixes readings, steps or certificates of policy ${strange} with policy ${own}`,
    ],
    [
      'certified further down than its tests',
      written({ ...dial, certificates: dial.certificates.map((one) => ({ ...one, lowestKnot: 3 })) }),
      'certifies hold 0.9 from knot 3, where its own tests reach knot 12',
    ],
    [
      'certified by tests that failed',
      written({ ...dial, certificates: dial.certificates.map((one) => ({ ...one, deltaUsed: 0.001 })) }),
      'certifies hold 0.9 from knot 12, where its own tests reach knot 20',
    ],
  ])('says of a file that is %s what is wrong and what to do, in one line', (_, content, problem) => {
    const error = failure(content);
    expect(error.code).toBe('policy-invalid');
    expect(error.message).toBe(`/home/me/dial.json ${problem}: fit it again with \`vernier dial fit\``);
  });

  it('reads a dial of before steps were measured in pairs', () => {
    const { steps, ...older } = dial;
    expect(steps).toHaveLength(20);
    expect(parseDial(written(older), file)).toEqual(older);
  });

  it('reads a dial of before single plans were measured beside the readings', () => {
    const { planReadings, hullGains, ...older } = dial;
    expect([planReadings?.length, hullGains?.length]).toEqual([3, 21]);
    expect(parseDial(written(older), file)).toEqual(older);
  });

  it('lets a policy be dated anew, for its hash is about what it does', () => {
    const dated = { ...dial, policy: { ...dial.policy, createdAt: '2027-01-01T00:00:00.000Z' } };
    expect(parseDial(written(dated), file).policy.hash).toBe(dial.policy.hash);
  });

  it('finds a change of any part of the policy', () => {
    const { hash, createdAt, ...body } = dial.policy;
    expect(contentHash(body)).toBe(hash);
    expect(createdAt).not.toBe('');
    const changes = [
      { fitRows: dial.policy.fitRows + 1 },
      { priceDate: '2020-01-01' },
      { fittedClusters: [] },
      { source: 'measured' },
      { topPlan: 0 },
      { knots: dial.policy.knots.toReversed() },
    ];
    for (const change of changes) {
      expect(failure(written({ ...dial, policy: { ...dial.policy, ...change } })).message).toContain(
        'was changed',
      );
    }
  });
});
