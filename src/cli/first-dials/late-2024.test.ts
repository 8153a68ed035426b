import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ShownDial } from '#gateway';
import { afterAll, describe, expect, it } from 'vitest';
import { callVernier } from '../__fixtures__/call-vernier.ts';
import { readEnvironment } from '../environment.ts';
import { openLate2024 } from './late-2024.ts';

const home = mkdtempSync(join(tmpdir(), 'vernier-late-2024-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const openAt = (epochMs: number): Promise<ShownDial> =>
  openLate2024({
    ...readEnvironment({ VERNIER_HOME: home }, home),
    clock: { now: () => epochMs, monotonicMs: () => 0 },
  });

const shown = await openAt(1_700_000_000_000);
const { dial, note, nextSteps } = shown;
if (dial === undefined) throw new Error('there is no dial');
const { readings, certificates } = dial;
const policy = dial.policy.record;

/** The quality of the best random mixture of two single plans at a spend, by the policy's own means. */
function hullQuality(costUsd: number): number {
  const points = policy.planCostUsd.map((cost, plan) => ({ cost, quality: policy.planQuality[plan] ?? 0 }));
  const mixtures = points.flatMap((low) =>
    points
      .filter((high) => low.cost <= costUsd && costUsd < high.cost)
      .map((high) => {
        const share = (costUsd - low.cost) / (high.cost - low.cost);
        return low.quality + share * (high.quality - low.quality);
      }),
  );
  return Math.max(...mixtures);
}

describe('the late-2024 dial', () => {
  it('is read from its file at the next start', async () => {
    expect((await openAt(0)).dial?.policy.record).toEqual(policy);
  });

  it('only is looked at, and says what its figures are before they are read', () => {
    expect(shown).toMatchObject({ id: 'late-2024', serves: false });
    expect(note).toContain('late-2024 models on public maths and code: replace it by yours');
    expect(note).toContain('3 models to 1,820 public questions (gsm, crux, math-l5)');
    expect(note).toContain('at list prices of 2024-12-01');
    expect(note).toContain('the only feature is the kind of task');
    expect(note).toContain('cost intervals are narrower');
  });

  it('names only commands that there are as next steps', async () => {
    const commands = nextSteps.flatMap((step) =>
      [...step.matchAll(/`npx vernier ([^`]+)`/gu)].map(([, words = '']) => words),
    );
    expect(commands).toHaveLength(nextSteps.length);
    for (const words of commands) {
      expect(await callVernier([...words.split(' '), '--help'])).toMatchObject({ code: 0 });
    }
  });

  it('goes by the kind of task alone: words are not even tried', () => {
    expect(policy.gates.map(({ level, passed }) => ({ level, passed }))).toEqual([
      { level: 'segments', passed: true },
    ]);
    expect(policy.gates[0]?.shuffles).toBeGreaterThanOrEqual(100);
  });

  it('is fitted and measured on different questions, together all of them', () => {
    expect([policy.source, policy.costSource]).toEqual(['recorded', 'modelled']);
    expect(policy.fitRows + (readings[0]?.quality.n ?? 0)).toBe(1820);
  });

  it('goes from always the cheapest to always the dearest model', () => {
    expect(policy.plans.map((plan) => plan.id)).toEqual([
      'claude-3-haiku-20240307',
      'claude-3-5-haiku-20241022',
      'claude-3-5-sonnet-20241022',
    ]);
    expect(readings[0]?.planShares[0]).toBeCloseTo(1, 9);
    expect(readings[20]?.planShares[2]).toBeCloseTo(1, 9);
  });

  it('has intervals at all 21 knots, none of them a point', () => {
    const intervals = readings.flatMap(({ quality, costUsd }) => [quality, costUsd]);
    expect(intervals).toHaveLength(42);
    expect(intervals.filter(({ low, mean, high }) => !(low < mean && mean < high))).toEqual([]);
  });

  it('is better in the middle than the static hull at the same cost', () => {
    const { quality, costUsd } = readings[10] ?? {};
    expect(policy.knots[10]?.servedBy).toBe('learned');
    expect(quality?.mean).toBeGreaterThan(hullQuality(costUsd?.mean ?? 0));
  });

  it('holds 0.90 of the top plan below the top plan, each promise tested for the first time', () => {
    expect(certificates.map(({ rho }) => rho)).toEqual([0.9, 0.95, 0.97, 0.99]);
    expect(certificates[0]?.lowestKnot).toBeLessThan(20);
    expect(certificates.filter(({ attempt, deltaUsed }) => attempt !== 1 || deltaUsed !== 0.05)).toEqual([]);
  });
});
