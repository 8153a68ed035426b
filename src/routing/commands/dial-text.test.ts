import { createCallPlan, type Gate } from '#core';
import { describe, expect, it } from 'vitest';
import { exampleDial } from '../__fixtures__/example-dial.ts';
import { dialText, gateText } from './dial-text.ts';

const dial = exampleDial();
const { policy, readings } = dial;

/** The line above the table of a dial whose policy differs in something. */
function titleOf(differs: Partial<typeof policy>): string | undefined {
  const text = dialText({ ...dial, policy: { ...policy, ...differs } }).split('\n');
  return text[text.findIndex((line) => line.startsWith('position ')) - 1];
}

/** The last position of a line that begins with one position or a range of them. */
const POSITION = /^[01]\.\d\d(?:–([01]\.\d\d))?(?= {2})/u;

describe('why the learned policy serves or does not', () => {
  const gate: Gate = {
    level: 'words',
    passed: false,
    failed: ['shuffled-labels'],
    gain: 0.0121,
    gainLow: 0.0052,
    gainOverBlind: 0.02,
    shuffles: 16,
    shufflesAbove: 5,
  };

  it('names the control that a level failed', () => {
    expect(gateText({ ...policy, gates: [gate] })).toBe(
      [
        'No routable signal: the static hull serves everywhere.',
        '  by the words of the request: fails (shuffled-labels): 1.21 points over the static hull (lower bound 0.52); 5 of 16 refits on shuffled labels gained as much (simulated)',
      ].join('\n'),
    );
  });

  it('says that a ladder of one plan leaves nothing to choose', () => {
    expect(gateText({ ...policy, plans: policy.plans.slice(0, 1) })).toBe(
      'There is nothing to choose: the ladder has one plan, plan-0, and it serves everywhere.',
    );
  });

  it('says that too few rows teach nothing', () => {
    expect(gateText(policy)).toBe('Nothing was learned: too few rows. The static hull serves everywhere.');
  });
});

describe('the dial as a table', () => {
  const lines = dialText(dial).split('\n');
  const stepsAt = lines.findIndex((line) => line.startsWith('One step lower, in pairs'));
  const rows = lines.slice(0, stepsAt).filter((line) => POSITION.test(line));

  it('shows every position once, alone or in a range that is served alike', () => {
    const lasts = rows.map((row) => POSITION.exec(row)).map((found) => found?.[1] ?? found?.[0]);
    const firsts = rows.map((row) => Number(row.slice(0, 4)));
    expect(firsts[0]).toBe(0);
    expect(lasts.at(-1)).toBe('1.00');
    firsts.slice(1).forEach((first, index) => expect(first - Number(lasts[index])).toBeCloseTo(0.05, 9));
  });

  it('shows quality and cost with their intervals, what is held, and the share of each plan', () => {
    expect(rows.at(-1)).toMatch(
      /^1\.00 +\d+\.\d % {2}\[\d+\.\d, \d+\.\d\] +\$[\d.]+ {2}\[\$[\d.]+, \$[\d.]+\] {4}top {2}top +· +· +100 %$/u,
    );
  });

  it('says which letter stands for which plan', () => {
    expect(lines).toEqual(expect.arrayContaining(['plans  A  plan-0', '       C  plan-2  (the top plan)']));
  });

  it('shows what one step lower saves and loses in pairs, and where no difference is measurable', () => {
    const steps = lines.slice(stepsAt).filter((line) => POSITION.test(line));
    expect(lines[stepsAt]).toMatch(/^One step lower, in pairs on the same 60 cases, .+\(simulated\):$/u);
    expect(steps.at(-1)).toMatch(
      /^1\.00 {2}0\.95 +\$[\d.]+ {2}\[\$[\d.]+, \$[\d.]+\] +1\.5 {2}\[-[\d.]+, [\d.]+\] {2}no measurable difference$/u,
    );
  });

  it('shows every single plan on the same cases, and where the dial is a mixture of them', () => {
    const plansAt = lines.indexOf('Single plans on the same 60 cases (simulated):');
    expect(lines.slice(plansAt + 2, plansAt + 5)).toEqual(
      ['plan-0', 'plan-1', 'plan-2'].map((plan) =>
        expect.stringMatching(
          new RegExp(`^${plan}( +[$\\d.]+( %)? +\\[[$\\d.]+, [$\\d.]+\\]){2} +on it$`, 'u'),
        ),
      ),
    );
    expect(lines[plansAt + 6]).toContain('is such a mixture at 0.00–1.00.');
  });

  it('says of a dial of before single plans were measured there that they were not', () => {
    const { planReadings, ...older } = dial;
    expect(planReadings).toHaveLength(3);
    expect(dialText(older)).toContain('Single plans: not measured on the cases of the readings;');
  });

  it('says of a dial of before pairs that its steps were not measured so', () => {
    const { steps, ...older } = dial;
    expect(steps).toHaveLength(20);
    expect(dialText(older)).toContain('One step lower: not measured as a pair; fit the dial again');
  });

  it('says that a dial that serves alike everywhere has no step', () => {
    const steps = dial.steps?.map((step) => ({ ...step, lower: { status: 'same' as const } }));
    expect(dialText({ ...dial, steps })).toContain('every position serves all cases alike');
  });

  it('says where the figures come from: rows, measured clusters, price date', () => {
    expect(lines[0]).toMatch(
      /^Policy [0-9a-f]{12} · simulated outcomes · fitted on 90 rows, measured on 60 other clusters · prices of 2026-11-20/u,
    );
  });

  it('says in the title of the table which figures nobody observed', () => {
    expect(titleOf({})).toBe('readings (simulated)');
    expect(titleOf({ source: 'recorded', costSource: 'modelled' })).toBe('readings (costs modelled)');
    expect(titleOf({ source: 'recorded' })).toBe('');
  });

  it('says how to certify when nothing is', () => {
    expect(dialText({ ...dial, certificates: [] })).toContain('Nothing is certified: `vernier dial certify');
  });

  it.each([
    ['all that share the risk', [3, 3, 3], ['These promises hold together: hold 0.9, 0.95, 0.99.']],
    ['those only that share it', [1, 2, 2], ['These promises hold together: hold 0.95, 0.99.']],
    ['none where one that shared it is missing', [4, 4, 4], []],
    ['none where each has a risk of its own', [1, 1, 1], ['Each of these promises is a claim on its own.']],
  ])('says which promises hold together: %s', (_, claims, expected) => {
    const certificates = dial.certificates.map((one, index) => ({ ...one, claims: claims[index] ?? 1 }));
    const said = dialText({ ...dial, certificates }).split('\n');
    expect(said.filter((line) => /hold together|claim on its own/u.test(line))).toEqual(expected);
  });

  it('does not say that promises of two attempts hold together', () => {
    const certificates = dial.certificates.map((one, index) => ({
      ...one,
      claims: 3,
      poolHash: index === 0 ? 'another pool' : one.poolHash,
    }));
    expect(dialText({ ...dial, certificates })).not.toContain('hold together');
  });

  it('names the positions that were not measured against a mixture', () => {
    const hullGains = dial.hullGains?.map((gain) =>
      gain.knot < 3
        ? { ...gain, against: { status: 'unknown' as const, reason: 'no-such-spend' as const } }
        : gain,
    );
    expect(dialText({ ...dial, hullGains })).toContain(
      'is such a mixture at 0.15–1.00; not measured at 0.00–0.10.',
    );
  });

  it('fits 120 columns whatever the plans are called and however many they are', () => {
    const plans = Array.from({ length: 9 }, (_, index) =>
      createCallPlan(`a-provider-with-a-long-name/a-model-with-a-long-name-20261120-v${index}`, 'high'),
    );
    const wide = {
      ...dial,
      policy: { ...policy, plans, topPlan: 8 },
      readings: readings.map((reading) => ({ ...reading, planShares: plans.map(() => 1 / 9) })),
    };
    const table = dialText(wide)
      .split('\n')
      .filter((line) => POSITION.test(line) || line.startsWith('position') || /^(?:plans| {5}) /u.test(line));
    expect(table.length).toBeGreaterThan(5);
    expect(Math.max(...table.map((line) => line.length))).toBeLessThanOrEqual(120);
  });
});
