import { availableParallelism } from 'node:os';
import { defaultExclude, defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

const isFull = process.env['VERNIER_FULL'] === '1';
/** A folder for machine-readable results, one file for each run; `.ci/run` counts from them. */
const reportFolder = process.env['VERNIER_TEST_REPORTS'];

/** `*.full.test.ts` runs only in `npm run test:full`; `*.sim.test.ts` runs small in `npm test` and at full size there. */
const ONLY_FULL = '**/*.full.test.ts';
const SIMULATIONS = '**/*.sim.test.ts';

export default defineConfig({
  resolve: { conditions: ['vernier-source'] },
  ssr: { resolve: { conditions: ['vernier-source'], externalConditions: ['vernier-source'] } },
  test: {
    include: isFull ? [ONLY_FULL, SIMULATIONS] : ['{src,test,examples,console}/**/*.test.{ts,tsx}'],
    exclude: [...defaultExclude, 'dist/**', ...(isFull ? [] : [ONLY_FULL])],
    // files share a process, so that modules load once; the full gate measures memory and gives each file its own
    isolate: isFull,
    ...(isFull ? { sequence: { sequencer: LongestFirst } } : {}),
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: isFull ? 600_000 : 60_000,
    hookTimeout: isFull ? 600_000 : 60_000,
    reporters:
      reportFolder === undefined
        ? ['default']
        : ['default', ['json', { outputFile: `${reportFolder}/${process.pid}.json` }]],
  },
});
