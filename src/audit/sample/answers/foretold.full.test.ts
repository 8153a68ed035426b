import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import type { Finding } from '#core';
import { temporaryHome, TODAY } from '../../__fixtures__/temporary-home.ts';
import { makeReport } from '../../run-audit.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import type { SampleScenario } from '../scenario/schema.ts';
import type { StepTruth } from '../truth/truth.ts';
import { writeSample } from '../write-sample.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', '..', '..', 'examples', 'audit', 'scenarios');
const CATALOG = createCatalog();
const LOGS = 20;
const LEAST_HELD = 0.85;
const nothing = () => undefined;

/** `wrong-models` with short tasks and hardly any text, so that a log is read quickly. */
function shortScenario(): SampleScenario {
  const scenario = readScenario(join(SHIPPED, 'wrong-models.yaml'));
  const short = { calls: { low: 1, high: 3 }, text: { thinking: 0, answer: 0, result: 0 } };
  return { ...scenario, kinds: scenario.kinds.map((kind) => ({ ...kind, ...short })) };
}

/** Writes a sample and audits it with its constructed answers. */
async function auditSample(seed: string) {
  const { home, path } = temporaryHome();
  const folder = path('out');
  const { answers, pricesAt } = writeSample({ scenario: shortScenario(), folder, catalog: CATALOG, seed });
  const { findings } = await makeReport(
    {
      terminal: { report: nothing, note: nothing, progress: () => ({ update: nothing, done: nothing }) },
      clock: { now: () => TODAY, monotonicMs: () => 0 },
      homeDirectory: home,
      env: {},
      catalog: CATALOG,
    },
    {
      folders: [join(folder, 'projects')],
      prices: pricesAt,
      outcomes: { ownOutcomes: [join(folder, 'outcomes.jsonl')], recordedWork: [] },
    },
  );
  return { steps: answers?.steps ?? [], findings: [...findings.findings, ...findings.small] };
}

interface Range {
  readonly low: number;
  readonly high: number;
}

function isWithin(value: number, { low, high }: Range): boolean {
  return low <= value && value <= high;
}

/** Says whether the intervals of a step's finding hold what is known; undefined where no outcomes judged it. */
function isHeld({ upper, lower, lostPoints, savedUsd }: StepTruth, findings: readonly Finding[]) {
  const found = findings.find(({ plans }) => plans?.upper.id === upper && plans.lower.id === lower);
  if (found?.loss.status !== 'predicted' || found.saving.status !== 'estimated') return undefined;
  const { perMonthUsd, ofLogUsd } = found.saving;
  const monthFactor = perMonthUsd.mean / ofLogUsd;
  return {
    lost: isWithin(lostPoints, found.loss.lostPoints),
    saved: savedUsd !== null && isWithin(savedUsd * monthFactor, perMonthUsd),
  };
}

it(
  `foretells from constructed answers what ${LOGS} logs would have lost and saved on lower plans`,
  async () => {
    const held: ReturnType<typeof isHeld>[] = [];
    for (let log = 0; log < LOGS; log += 1) {
      const { steps, findings } = await auditSample(`foretold ${log}`);
      held.push(...steps.map((step) => isHeld(step, findings)));
    }
    const [lost, saved] = (['lost', 'saved'] as const).map(
      (figure) => held.filter((one) => one?.[figure]).length,
    );
    const told = `lost points ${lost}, saved USD ${saved}`;
    process.stdout.write(`of ${held.length} steps in ${LOGS} logs held: ${told}\n`);
    expect(held).toHaveLength(2 * LOGS);
    expect(held).not.toContain(undefined);
    expect(Number(lost) / held.length).toBeGreaterThanOrEqual(LEAST_HELD);
    expect(Number(saved) / held.length).toBeGreaterThanOrEqual(LEAST_HELD);
  },
  5 * 60_000,
);
