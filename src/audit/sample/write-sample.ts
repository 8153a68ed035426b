import type { Catalog } from '#catalog';
import { type IsoDate, toIsoDate, VernierError } from '#core';
import { createOutcomes } from './answers/create-outcomes.ts';
import { readmeText } from './read-words.ts';
import { createTasks } from './session/create-tasks.ts';
import { createTranscript } from './create-transcript.ts';
import { openSample } from './open-sample.ts';
import { createSessionPlanner, type SessionPlan } from './session/plan-sessions.ts';
import type { SampleScenario } from './scenario/schema.ts';
import { createTruthTally } from './truth/tally-truth.ts';
import type { SampleTruth } from './truth/truth.ts';

/** What a sample is written from. */
export interface SampleOrder {
  readonly scenario: SampleScenario;
  /** Empty, or not there yet. */
  readonly folder: string;
  readonly catalog: Catalog;
  /** At most so many lines; absent: as many sessions as the scenario states. */
  readonly rows?: number | undefined;
  /** Default: the scenario's. */
  readonly seed?: string | undefined;
  /** The day of the costs; default: the scenario's. */
  readonly pricesAt?: IsoDate | undefined;
  readonly onProgress?: ((share: number) => void) | undefined;
}

const DAY_MS = 86_400_000;

function lastDayOf({ firstDay, days }: SampleScenario): IsoDate {
  return toIsoDate(Date.parse(firstDay) + (days - 1) * DAY_MS);
}

/** Writes sessions until there are enough, whole tasks only. */
function writeSessions(order: SampleOrder, seed: string, pricesAt: IsoDate) {
  const { scenario, folder, catalog, rows, onProgress } = order;
  const planSession = createSessionPlanner(scenario, seed);
  const tally = createTruthTally(catalog, pricesAt);
  const sample = openSample(folder, readmeText(scenario, pricesAt));
  const mostLines = rows ?? Number.POSITIVE_INFINITY;
  const mostSessions =
    rows === undefined ? scenario.days * scenario.sessionsPerDay : Number.POSITIVE_INFINITY;

  /** Says whether there was room for the whole session. */
  function writeSession(plan: SessionPlan): boolean {
    const transcript = createTranscript(plan);
    let isBegun = false;
    for (const task of createTasks(plan)) {
      const lines = transcript.linesOf(task);
      if (sample.counted().lines + lines.length > mostLines) return false;
      if (!isBegun) sample.begin(plan);
      isBegun = true;
      sample.add(lines);
      tally.add(plan, task);
    }
    return true;
  }

  for (let session = 0; session < mostSessions && writeSession(planSession(session)); session += 1) {
    onProgress?.(Math.max(session / mostSessions, sample.counted().lines / mostLines));
  }
  sample.close();
  return { sample, tally };
}

/**
 * Writes transcripts as Claude Code lays them out, and beside them what is in them.
 *
 * Shape   the same scenario, seed and rows give the same bytes; memory does not grow with the sample
 * Throws  'file-unwritable' for a folder that is not empty; 'bad-request' where not even one task has room
 */
export function writeSample(order: SampleOrder): SampleTruth {
  const { scenario, rows, seed = scenario.seed } = order;
  const pricesAt = order.pricesAt ?? scenario.pricesAt ?? lastDayOf(scenario);
  const { sample, tally } = writeSessions(order, seed, pricesAt);
  const counted = sample.counted();
  if (counted.lines === 0) {
    throw new VernierError('bad-request', `--rows ${rows} has no room for one task: ask for more lines`);
  }
  const facts = { version: 1, constructed: true, title: scenario.title, seed, pricesAt } as const;
  const { steps, ...known } = tally.truth();
  const prompts = sample.addOutcomes(createOutcomes(scenario, seed));
  const answers = prompts === 0 ? null : { prompts, steps };
  const truth: SampleTruth = { ...facts, ...counted, ...known, answers };
  sample.state(truth);
  return truth;
}
