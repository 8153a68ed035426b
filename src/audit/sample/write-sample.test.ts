import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, asyncProperty, constantFrom, integer } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import { readSample } from '../__fixtures__/read-sample.ts';
import { temporaryHome } from '../__fixtures__/temporary-home.ts';
import { waitMsOf } from '../work/task-record.ts';
import { listScenarios } from './scenario/find-scenario.ts';
import { readScenario } from './scenario/read-scenario.ts';
import type { SampleTruth } from './truth/truth.ts';
import { type SampleOrder, writeSample } from './write-sample.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', '..', 'examples', 'audit', 'scenarios');
const NAMES = listScenarios(SHIPPED);
const HEALTHY = NAMES.filter((name) => name.startsWith('healthy'));
const CATALOG = createCatalog();
const WAIT_MS = 10_000;
/** The shortest wait that the scenarios plant. */
const SLOW_MS = 15_000;

function scenarioOf(name: string) {
  return readScenario(join(SHIPPED, `${name}.yaml`));
}

/** Writes a sample of a scenario that comes with Vernier into a folder of its own. */
function write(name: string, order: Partial<SampleOrder> = {}) {
  const folder = temporaryHome().path('sample');
  const truth = writeSample({ scenario: scenarioOf(name), folder, catalog: CATALOG, rows: 1000, ...order });
  return { folder, truth };
}

/** All files of a folder with what is in them. */
function contents(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]);
}

function planted({ planted: all }: SampleTruth, plant: string): number {
  return all.filter((one) => one.plant === plant).reduce((sum, { tasks }) => sum + tasks, 0);
}

describe('writeSample', () => {
  it('writes the same bytes for the same seed, and others for another', () => {
    const [one, same, other] = [write('caches'), write('caches'), write('caches', { seed: 'another' })];
    expect(contents(one.folder)).toEqual(contents(same.folder));
    expect(other.truth.total.tokens).not.toEqual(one.truth.total.tokens);
  });

  it('writes the same log with and without answers, and says where there are none', () => {
    const scenario = scenarioOf('wrong-models');
    const kinds = scenario.kinds.map((kind) => ({ ...kind, answers: undefined }));
    const [answered, alone] = [
      write('wrong-models'),
      write('wrong-models', { scenario: { ...scenario, kinds } }),
    ];
    const logs = [answered, alone].map(({ folder }) => contents(join(folder, 'projects')));
    expect(logs[0]).toEqual(logs[1]);
    expect(readdirSync(answered.folder)).toContain('outcomes.jsonl');
    expect(readdirSync(alone.folder)).not.toContain('outcomes.jsonl');
    expect([answered.truth.answers?.prompts, alone.truth.answers]).toEqual([500, null]);
  });

  it('counts exactly what an audit of it counts, whatever the scenario and the seed', async () => {
    const drawn = asyncProperty(
      constantFrom(...NAMES),
      integer({ min: 0, max: 9999 }),
      async (name, seed) => {
        const { folder, truth } = write(name, { seed: String(seed) });
        const { report, tasks } = await readSample(folder, { pricesAt: truth.pricesAt });
        const { tokens, costUsd, calls, sessions, toolCalls, unpricedCalls, compactions } = truth.total;
        expect(report.total).toMatchObject({ calls, sessions, toolCalls, unpricedCalls });
        expect(report.total.tokens).toEqual({
          input: tokens.input,
          cacheRead: tokens.cacheRead,
          cacheWrite: tokens.cacheWrite5m + tokens.cacheWrite1h,
          output: tokens.output + tokens.reasoning,
        });
        expect(report.total.costUsd).toBeCloseTo(costUsd ?? 0, 8);
        expect(report.days).toEqual(truth.days);
        expect(report.leftOut.compaction).toBe(compactions);
        expect(report.problems.total).toBe(0);
        expect(tasks).toHaveLength(truth.total.tasks);
        const counts = {
          corrections: tasks.filter(({ wasCorrected }) => wasCorrected).length,
          testFailures: tasks.filter(({ endsWithFailedTest }) => endsWithFailedTest).length,
          retries: tasks.filter(({ repeatedTools }) => repeatedTools > 0).length,
          slowWaits: tasks.filter((task) => (waitMsOf(task) ?? 0) >= SLOW_MS).length,
        };
        for (const [plant, count] of Object.entries(counts)) expect(count).toBe(planted(truth, plant));
      },
    );
    await assert(drawn, { seed: 12, numRuns: 6 });
  });

  it('plants each thing where the scenario says, and saves by undoing it', () => {
    const truths = NAMES.map((name) => [name, write(name, { rows: 4000 }).truth] as const);
    const found = truths.flatMap(([name, { planted: all }]) => all.map((one) => ({ name, ...one })));
    expect(found.map(({ name, kind, plant }) => `${name}: ${kind}: ${plant}`)).toMatchInlineSnapshot(`
      [
        "caches: architecture: contextBloat",
        "caches: translations: cacheWritesNeverRead",
        "caches: unit tests: cacheBreaks",
        "nights-and-retries: nightly summaries: batchable",
        "nights-and-retries: translations: duplicates",
        "nights-and-retries: unit tests: retries",
        "waits-and-failures: architecture: corrections",
        "waits-and-failures: translations: slowWaits",
        "waits-and-failures: unit tests: testFailures",
        "wrong-models: architecture: modelSwitches",
        "wrong-models: translations: overModel",
        "wrong-models: unit tests: overEffort",
      ]
    `);
    expect(found.filter(({ savedUsd, calls }) => calls > 0 && !(Number(savedUsd) > 0))).toEqual([]);
    const shareLeft = (plant: string) => {
      const { costUsd, couldCostUsd } = found.find((one) => one.plant === plant) ?? {};
      return Number(couldCostUsd) / Number(costUsd);
    };
    expect(shareLeft('batchable')).toBeCloseTo(0.5, 12);
    expect(shareLeft('retries')).toBe(0);
  });

  it.each(HEALTHY)(
    'leaves %s healthy: caches are read, and nobody waits, corrects or repeats',
    async (name) => {
      const { folder, truth } = write(name);
      const { tasks } = await readSample(folder);
      expect(truth.planted).toEqual([]);
      const { cacheRead, cacheWrite5m, cacheWrite1h } = truth.total.tokens;
      expect(cacheRead).toBeGreaterThan(5 * (cacheWrite5m + cacheWrite1h));
      const bad = tasks.filter(
        (task) =>
          task.wasCorrected ||
          task.repeatedTools > 0 ||
          task.failedTools > 0 ||
          (waitMsOf(task) ?? 0) > WAIT_MS,
      );
      expect(bad).toEqual([]);
    },
  );

  it('keeps to the lines asked for, and ends with a whole task', () => {
    const { folder, truth } = write('healthy', { rows: 400 });
    const lines = contents(folder)
      .filter(([path]) => path.endsWith('.jsonl'))
      .map(([, text]) => text.trimEnd().split('\n'));
    expect(truth.lines).toBe(lines.flat().length);
    expect(truth.lines).toBeLessThanOrEqual(400);
    expect(truth.lines).toBeGreaterThan(200);
    expect(lines.every((one) => one.at(-1)?.includes('"end_turn"'))).toBe(true);
  });

  it('writes into no folder that has something in it, and not less than a task', () => {
    const { path } = temporaryHome();
    mkdirSync(path('full'));
    writeFileSync(path('full', 'mine.txt'), 'mine');
    expect(() => write('healthy', { folder: path('full') })).toThrow(/it is not empty, mine\.txt is in it/u);
    expect(() => write('healthy', { rows: 1 })).toThrow(/--rows 1 has no room for one task/u);
  });

  it('says in its folder that it was constructed', () => {
    const { folder } = write('healthy', { rows: 100 });
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('Nothing here was recorded');
  });
});
