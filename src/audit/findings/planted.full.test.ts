import { expect, it } from 'vitest';
import { drawHealthy } from './__fixtures__/draw-healthy.ts';
import { PLANT_OF, readPlanted } from './__fixtures__/read-planted.ts';

const LOGS = 100;
const MOST_FALSE = 5;
const SEEDS = 8;

/** Counts what is found in logs that hold nothing, and says it. */
async function countFalse(title: string, logs: readonly Parameters<typeof readPlanted>[]) {
  const found: string[] = [];
  let small = 0;
  for (const log of logs) {
    const { report } = await readPlanted(...log);
    found.push(...report.findings.map(({ id, what }) => `${id}: ${what}`));
    small += report.small.length;
  }
  process.stdout.write(
    `findings in ${logs.length} logs of ${title} with nothing planted: ${found.length}, too small: ${small}\n`,
  );
  return found;
}

it(
  'finds at most five things in a hundred logs of two scenarios with nothing planted',
  async () => {
    const logs = Array.from({ length: LOGS }, (_, log): Parameters<typeof readPlanted> => [
      { shipped: log % 2 === 0 ? 'healthy' : 'healthy-mixed' },
      { seed: `nothing ${log}` },
    ]);
    expect((await countFalse('two scenarios', logs)).slice(MOST_FALSE)).toEqual([]);
  },
  20 * 60_000,
);

it(
  'finds at most five things in a hundred logs of a hundred scenarios with nothing planted',
  async () => {
    const logs = Array.from({ length: LOGS }, (_, log): Parameters<typeof readPlanted> => [
      { drawn: drawHealthy(`drawn ${log}`) },
      { rows: 9000 },
    ]);
    expect((await countFalse('as many scenarios', logs)).slice(MOST_FALSE)).toEqual([]);
  },
  20 * 60_000,
);

it.each(['wrong-models', 'caches', 'nights-and-retries', 'waits-and-failures'])(
  'finds what is planted in %s, and nothing else',
  async (shipped) => {
    let [planted, hit, other] = [0, 0, 0];
    for (let seed = 0; seed < SEEDS; seed += 1) {
      const { truth, report } = await readPlanted({ shipped }, { seed: `planted ${seed}` });
      const detectors = new Set([...report.findings, ...report.small].map(({ detector }) => detector));
      const wanted = new Set(truth.planted.flatMap(({ plant }) => PLANT_OF[plant] ?? []));
      planted += wanted.size;
      hit += [...wanted].filter((detector) => detectors.has(detector)).length;
      other += [...detectors].filter((detector) => !wanted.has(detector)).length;
    }
    process.stdout.write(`${shipped}: ${hit} of ${planted} planted found, ${other} others\n`);
    expect(hit / planted).toBeGreaterThanOrEqual(0.9);
    expect(other).toBe(0);
  },
  20 * 60_000,
);
