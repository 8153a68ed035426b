import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCatalog } from '#catalog';
import { expandJointCounts, parseJointCounts } from '#routing';
import { mean } from '#stats';
import { describe, expect, it } from 'vitest';
import { jointCountsText } from './joint-counts-text.ts';

const text = readFileSync(join(import.meta.dirname, 'joint-counts.json'), 'utf8');
const counts = parseJointCounts(text, 'joint-counts.json');

/** How many questions of a task, or of all, a model got right. */
function rightCount(model: number, task?: string): number {
  return counts.patterns
    .filter((pattern) => (task === undefined || pattern.task === task) && pattern.right[model] === true)
    .reduce((sum, pattern) => sum + pattern.questions, 0);
}

describe('the joint counts that come with Vernier', () => {
  it('have one line for each of 8 patterns of 3 tasks, and are small enough to read', () => {
    expect(counts.patterns).toHaveLength(24);
    expect(text).toBe(jointCountsText(counts));
    expect(text.length).toBeLessThan(8000);
  });

  it('count 1,820 questions: one of each cluster of near-duplicates', () => {
    expect(counts.tasks).toEqual([
      { task: 'gsm', questions: 909, clusters: 909 },
      { task: 'crux', questions: 563, clusters: 563 },
      { task: 'math-l5', questions: 352, clusters: 348 },
    ]);
  });

  it('hold figures, and no text or name of a question', () => {
    const words = counts.patterns.flatMap((pattern) =>
      Object.values(pattern).filter((value) => typeof value === 'string'),
    );
    expect(new Set(words)).toEqual(new Set(['gsm', 'crux', 'math-l5']));
  });

  it('agree with what `npm run example:recorded` measured of the top model alone: 85.1 % [81.3 %, 88.9 %]', () => {
    const share = rightCount(2) / 1820;
    expect(share).toBeGreaterThan(0.813);
    expect(share).toBeLessThan(0.889);
  });

  it('cost what it measured of the top model alone: $3.70 for 1,000, within 5 %', () => {
    const { outcomes } = expandJointCounts(counts, createCatalog());
    const top: string | undefined = counts.models[2];
    const costs = outcomes.flatMap(({ planId, cost }) =>
      planId === top && cost.status === 'priced' ? [1000 * cost.costUsd] : [],
    );
    expect(mean(costs)).toBeGreaterThan(0.95 * 3.7);
    expect(mean(costs)).toBeLessThan(1.05 * 3.7);
  });

  it('rank the models by quality as their prices do, on every task', () => {
    for (const { task } of counts.tasks) {
      const [small = 0, medium = 0, large = 0] = [0, 1, 2].map((model) => rightCount(model, task));
      expect(small < medium && medium < large).toBe(true);
    }
  });
});
