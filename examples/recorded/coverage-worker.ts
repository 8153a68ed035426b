import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { agreementsOfSplit } from './coverage.ts';
import { readData } from './read-data.ts';

/** What one thread is asked for: its splits, `from` and every `step`-th after it. */
const CoverageTask = z.strictObject({
  directory: z.string(),
  from: z.number().int(),
  step: z.number().int(),
  splits: z.number().int(),
});
export type CoverageTask = z.infer<typeof CoverageTask>;

const { directory, from, step, splits } = CoverageTask.parse(workerData);
const data = await readData(directory);
for (let seed = from; seed < splits; seed += step) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port, no window: it has no origin
  parentPort?.postMessage(agreementsOfSplit(data, `split-${seed}`));
}
