import { StudentModel, toIsoTimestamp } from '#core';
import {
  createSimulatedProvider,
  createStudentProvider,
  type Provider,
  type ProviderRoute,
  type Simulation,
} from '#providers';
import { type Dial, DialRecord, openDial } from '#routing';
import { WIRE_FORMATS } from '#wire';
import { z } from 'zod';
import type { Environment } from '../environment.ts';
import { cachedValue } from './cached-dial.ts';
import { makeInChild } from './make-in-child.ts';
import type { MadeSampleWork, SampleWorkTask } from './make-sample-work.ts';
import { type IntakeForm, intakePrompt, readIntakeForms } from './sample-work-forms.ts';
import { CLASSIFIER_ID, readSimulation, toSimulatedCase } from './sample-work-models.ts';

const NAME = 'sample-work';

/** The promise of the sample's dial to a request that asks for nothing. */
export const SAMPLE_HOLD = 0.9;

const Made = z.strictObject({ student: StudentModel, dial: DialRecord });

/** The sample work, being served. */
export interface OpenSampleWork {
  /** The classifier, and the simulated models. */
  readonly routes: readonly ProviderRoute[];
  readonly simulation: Simulation;
  /** The forms that the dial was certified on: what is asked. */
  readonly forms: readonly IntakeForm[];
  /** The ladder's dial; made at the first start, read at every other. */
  readonly dial: Promise<Dial>;
}

/** The classifier as a provider from the first moment on: a request that comes before it is learned waits for it. */
function createWaitingProvider(making: Promise<Provider>): Provider {
  return {
    id: 'student',
    source: 'measured',
    formats: WIRE_FORMATS,
    open: async (request) => (await making).open(request),
    close: () => Promise.resolve(),
  };
}

/**
 * Opens the sample work: a classifier that is learned from 120 forms, simulated models above it, and their dial.
 *
 * Shape   learned and made in a process of its own at the first start, kept for the next ones
 * Throws  'file-unreadable' where a file of the sample work is missing or was changed into something else
 */
export function openSampleWork({ home, clock }: Pick<Environment, 'home' | 'clock'>): OpenSampleWork {
  const [fit, certify] = [readIntakeForms('fit'), readIntakeForms('certify')];
  const simulation = readSimulation();
  const task: SampleWorkTask = { fit, certify, simulation, createdAt: toIsoTimestamp(clock.now()) };
  const made = cachedValue<MadeSampleWork>({
    home,
    name: NAME,
    inputs: { fit, certify, simulation },
    make: async () => Made.parse(await makeInChild(NAME, task)),
    parse: (text) => Made.parse(JSON.parse(text)),
  });
  const student = made.then((value) =>
    createStudentProvider({ modelId: CLASSIFIER_ID, student: value.student }),
  );
  const cases = [...fit, ...certify].map((form) => toSimulatedCase(form));
  const dial = made.then((value) => openDial(value.dial));
  // whoever asks for them hears of it
  for (const promise of [student, dial]) promise.catch(() => undefined);
  return {
    routes: [
      { provider: createWaitingProvider(student), models: [CLASSIFIER_ID] },
      {
        provider: createSimulatedProvider({ simulation, cases }),
        models: simulation.models.map((model) => model.id),
      },
    ],
    simulation,
    forms: certify,
    dial,
  };
}

/** The sample's form that is short enough for a line of a shell. */
export function shortestPrompt(forms: readonly IntakeForm[]): string {
  return forms.map(intakePrompt).reduce((best, prompt) => (prompt.length < best.length ? prompt : best));
}
