import { type Catalog, createCatalog, estimateInputTokens } from '#catalog';
import { type Case, createCallPlan, type Outcome, type StudentModel, type StudentTrial } from '#core';
import {
  openStudent,
  simulateAnswer,
  type Simulation,
  studentAnswer,
  type StudentPrediction,
} from '#providers';
import { createDial, createRowTable, type DialRecord, RoutingConfig, type RowTable } from '#routing';
import { createRandom } from '#stats';
import { duplicateCluster } from '#text';
import { countTrial, type StudentExample, type TrainingOptions, trainStudent } from '#tuning';
import { type IntakeForm, intakePrompt, isRightAnswer } from './sample-work-forms.ts';
import { CLASSIFIER_ID, sampleCatalogFiles, sampleLadder, toSimulatedCase } from './sample-work-models.ts';

/** What the sample's classifier and its dial are made from. */
export interface SampleWorkTask {
  readonly fit: readonly IntakeForm[];
  readonly certify: readonly IntakeForm[];
  readonly simulation: Simulation;
  readonly createdAt: string;
}

/** What is made of it. */
export interface MadeSampleWork {
  readonly student: StudentModel;
  /** How the classifier did on the forms to certify, none of which it saw. */
  readonly onNewForms: StudentTrial;
  readonly dial: DialRecord;
}

/** It names an area where it is right at least as often as not; chance would be one in six. */
const TRAINING: TrainingOptions = { targetPrecision: 0.5 };

/** A form with what the classifier says to it. */
interface PredictedForm {
  readonly form: IntakeForm;
  readonly prediction: StudentPrediction;
}

function toCase(form: IntakeForm): Case {
  const prompt = intakePrompt(form);
  return { version: 1, id: form.id, clusterId: duplicateCluster(prompt), segment: null, prompt };
}

const tokensOf = (text: string) => estimateInputTokens(Buffer.byteLength(text), {}).meanTokens;

function studentOutcome({ form, prediction }: PredictedForm): Omit<Outcome, 'cost'> {
  const answer = studentAnswer(prediction);
  return {
    version: 1,
    caseId: form.id,
    planId: createCallPlan(CLASSIFIER_ID).id,
    score: { status: 'scored', value: isRightAnswer(answer, form.practiceArea) ? 1 : 0 },
    usage: { inputTokens: tokensOf(intakePrompt(form)), outputTokens: tokensOf(answer) },
    source: 'measured',
  };
}

function simulatedOutcomes(form: IntakeForm, { seed, models }: Simulation): Omit<Outcome, 'cost'>[] {
  const asked = toSimulatedCase(form);
  return models.map((model) => {
    const { text, usage, latencyMs } = simulateAnswer({ seed, model, case: asked });
    return {
      version: 1,
      caseId: form.id,
      planId: createCallPlan(model.id).id,
      score: { status: 'scored', value: isRightAnswer(text, form.practiceArea) ? 1 : 0 },
      usage,
      latencyMs,
      source: 'simulated',
    };
  });
}

/** Cases and outcomes of some forms as rows, priced at the stated prices. */
function toRows(predicted: readonly PredictedForm[], simulation: Simulation, catalog: Catalog): RowTable {
  const outcomes = predicted
    .flatMap((one) => [studentOutcome(one), ...simulatedOutcomes(one.form, simulation)])
    .map((outcome): Outcome => {
      const { usage, planId: model } = outcome;
      return { ...outcome, cost: catalog.priceUsage({ model, usage, at: simulation.pricesFrom }).cost };
    });
  const plans = sampleLadder(simulation).map((model) => createCallPlan(model));
  const cases = predicted.map(({ form }) => toCase(form));
  return createRowTable(cases, outcomes, plans).table;
}

/**
 * Trains the sample's classifier on the forms to fit, and makes the dial of the sample ladder by the ordinary way from
 * rows to certificates.
 *
 * Shape   on forms to fit the classifier is cross-fitted; on those to certify it is the one that serves
 */
export function makeSampleWork({ fit, certify, simulation, createdAt }: SampleWorkTask): MadeSampleWork {
  const catalog = createCatalog(sampleCatalogFiles(simulation));
  const examples = fit.map((form): StudentExample => ({
    text: intakePrompt(form),
    label: form.practiceArea,
    note: form.rationale,
  }));
  const { student, crossFitted } = trainStudent(examples, TRAINING);
  const trained = openStudent(student);
  const fitted = fit.flatMap((form, index) => {
    const prediction = crossFitted[index];
    return prediction === undefined ? [] : [{ form, prediction }];
  });
  const fresh = certify.map((form) => ({ form, prediction: trained.predict(intakePrompt(form)) }));
  const dial = createDial(
    { fitRows: toRows(fitted, simulation, catalog), certifyRows: toRows(fresh, simulation, catalog) },
    {
      config: RoutingConfig.parse({}),
      random: createRandom('sample-work'),
      priceDate: simulation.pricesFrom,
      createdAt,
      source: 'simulated',
    },
  );
  const onNewForms = countTrial({
    predictions: fresh.map(({ prediction }) => prediction),
    labels: certify.map((form) => form.practiceArea),
  });
  return { student, onNewForms, dial };
}
