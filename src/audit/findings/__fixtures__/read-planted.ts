import { join } from 'node:path';
import type { Finding } from '#core';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { temporaryHome } from '../../__fixtures__/temporary-home.ts';
import { readScenario } from '../../sample/scenario/read-scenario.ts';
import type { SampleScenario } from '../../sample/scenario/schema.ts';
import type { SampleTruth } from '../../sample/truth/truth.ts';
import { writeSample } from '../../sample/write-sample.ts';
import type { FindingsReport } from '../findings-report.ts';
import { catalog } from './seen-calls.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', '..', '..', 'examples', 'audit', 'scenarios');

/** Which plant a detector is there for. */
export const PLANT_OF: Readonly<Partial<Record<string, Finding['detector']>>> = {
  overModel: 'lower-model',
  overEffort: 'lower-effort',
  cacheBreaks: 'cache-breaks',
  cacheWritesNeverRead: 'unread-cache-writes',
  contextBloat: 'context-bloat',
  batchable: 'batchable',
  retries: 'repeats',
  duplicates: 'repeats',
  modelSwitches: 'model-switches',
  slowWaits: 'slow-waits',
};

/** A scenario that comes with Vernier, one of these tests, or any other. */
type PlantedScenario =
  { readonly shipped: string } | { readonly own: string } | { readonly drawn: SampleScenario };

function scenarioOf(named: PlantedScenario): SampleScenario {
  if ('drawn' in named) return named.drawn;
  return readScenario(
    'shipped' in named
      ? join(SHIPPED, `${named.shipped}.yaml`)
      : join(import.meta.dirname, 'scenarios', `${named.own}.yaml`),
  );
}

/** Writes a sample into a folder of its own and looks for findings in it. */
export async function readPlanted(
  named: PlantedScenario,
  { seed, rows }: { readonly seed?: string; readonly rows?: number } = {},
): Promise<{ readonly truth: SampleTruth; readonly report: FindingsReport }> {
  const { home } = temporaryHome();
  const folder = join(home, 'log');
  const truth = writeSample({ scenario: scenarioOf(named), folder, catalog, seed, rows });
  const { report } = await readSample(folder, { pricesAt: truth.pricesAt, catalog });
  return { truth, report: report.findings };
}
