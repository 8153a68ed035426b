import { StudentModel, StudentTrial, toIsoTimestamp } from '#core';
import {
  createAwaitedProvider,
  createSimulatedProvider,
  createStudentProvider,
  type ProviderRoute,
  type Simulation,
} from '#providers';
import { type Dial, DialRecord, openDial } from '#routing';
import { z } from 'zod';
import type { Environment } from '../environment.ts';
import { cachedValue } from './cached-dial.ts';
import { codeDigest } from './code-digest.ts';
import { makeInChild } from './make-in-child.ts';
import type { MadeSampleWork, SampleWorkTask } from './make-sample-work.ts';
import { type IntakeForm, intakePrompt, readIntakeForms } from './sample-work-forms.ts';
import { CLASSIFIER_ID, readSimulation, toSimulatedCase } from './sample-work-models.ts';

const NAME = 'sample-work';

/** The promise of the sample's dial to a request that asks for nothing. */
export const SAMPLE_HOLD = 0.9;

const Made = z.strictObject({ student: StudentModel, onNewForms: StudentTrial, dial: DialRecord });

/** How the classifier did on forms that it had not seen. */
export interface ClassifierTrials {
  /** Cross-fitted on the forms that it learned from. */
  readonly crossFitted: StudentTrial;
  /** On the forms to certify. */
  readonly onNewForms: StudentTrial;
}

/** The sample work, being served. */
export interface OpenSampleWork {
  /** The classifier, and the simulated models. */
  readonly routes: readonly ProviderRoute[];
  readonly simulation: Simulation;
  /** The forms that the dial was certified on: what is asked. */
  readonly forms: readonly IntakeForm[];
  /** The ladder's dial; made at the first start, read at every other. */
  readonly dial: Promise<Dial>;
  /** How the classifier did on forms that it had not seen; undefined until it is learned. */
  readonly classifierTrials: () => ClassifierTrials | undefined;
}

/** Everything that the sample work is made from. */
function openInputs(clock: Environment['clock']): SampleWorkTask {
  const [fit, certify] = [readIntakeForms('fit'), readIntakeForms('certify')];
  return { fit, certify, simulation: readSimulation(), createdAt: toIsoTimestamp(clock.now()) };
}

/** Learns the classifier and makes the dial in a process of its own, or reads what a start before kept. */
function makeOrRead(home: string, task: SampleWorkTask, signal?: AbortSignal): Promise<MadeSampleWork> {
  const { fit, certify, simulation } = task;
  return cachedValue<MadeSampleWork>({
    home,
    name: NAME,
    inputs: { fit, certify, simulation },
    code: codeDigest(),
    make: async () => Made.parse(await makeInChild(NAME, task, signal)),
    parse: (text) => Made.parse(JSON.parse(text)),
  });
}

/** Gives the dial of the sample work as it is kept in files, for whoever only looks at it. */
export async function readSampleDial({
  home,
  clock,
}: Pick<Environment, 'home' | 'clock'>): Promise<DialRecord> {
  return (await makeOrRead(home, openInputs(clock))).dial;
}

/**
 * Opens the sample work: a classifier that is learned from 120 forms, simulated models above it, and their dial.
 *
 * Shape   learned and made in a process of its own at the first start, kept for the next ones; closing the classifier's
 *         provider ends that process
 * Throws  'file-unreadable' where a file of the sample work is missing or was changed into something else
 */
export function openSampleWork({ home, clock }: Pick<Environment, 'home' | 'clock'>): OpenSampleWork {
  const task = openInputs(clock);
  const { fit, certify, simulation } = task;
  const abandoning = new AbortController();
  const made = makeOrRead(home, task, abandoning.signal);
  const classifier = createAwaitedProvider({
    id: 'student',
    making: made.then(({ student }) => createStudentProvider({ modelId: CLASSIFIER_ID, student })),
    abandon: () => abandoning.abort(),
  });
  const cases = [...fit, ...certify].map((form) => toSimulatedCase(form));
  let trials: ClassifierTrials | undefined;
  const dial = made.then(({ student, onNewForms, dial: record }) => {
    trials = { crossFitted: student.trial, onNewForms };
    return openDial(record);
  });
  // whoever asks for it hears of it
  dial.catch(() => undefined);
  return {
    routes: [
      { provider: classifier, models: [CLASSIFIER_ID] },
      {
        provider: createSimulatedProvider({ simulation, cases }),
        models: simulation.models.map((model) => model.id),
      },
    ],
    simulation,
    forms: certify,
    dial,
    classifierTrials: () => trials,
  };
}

/** The sample's form that is short enough for a line of a shell. */
export function shortestPrompt(forms: readonly IntakeForm[]): string {
  return forms.map(intakePrompt).reduce((best, prompt) => (prompt.length < best.length ? prompt : best));
}
