import type { StudentTrial } from '#core';
import type { GatewayParts, ShownDial } from '#gateway';
import { COMMAND_NAME } from '../package-facts.ts';
import { intakePrompt, isRightAnswer } from './sample-work-forms.ts';
import { type ClassifierTrials, type OpenSampleWork, SAMPLE_HOLD } from './sample-work.ts';
import { CLASSIFIER_ID } from './sample-work-models.ts';

/** What the sample work is, in one line. */
const SAMPLE_TITLE = 'Sample work: intake forms of a law and accounting firm';

const NEXT_STEPS = [
  `Watch who answers as the dial turns from 0 to 1: \`${COMMAND_NAME} demo\`.`,
  `Take the next form and have its decision explained in words: \`${COMMAND_NAME} ask\`.`,
  'Put your own models in place of the sample: a key such as `ANTHROPIC_API_KEY` in the environment, or providers in `vernier.yaml` (examples/vernier.yaml), and then `npm start`.',
];

const percent = (share: number) => (100 * share).toFixed(0);

function trialWords({ examples, answered, right, accuracy }: StudentTrial): string {
  const share = ((100 * right) / examples).toFixed(1);
  const interval = `${percent(accuracy.low)}–${percent(accuracy.high)}`;
  return `${right} of ${examples} (${share} %, 95 % interval ${interval} %; \`unsure\` on ${examples - answered})`;
}

/** Whether chance alone may part the two shares of right answers. */
function overlapWords({ crossFitted, onNewForms }: ClassifierTrials): string {
  const [one, other] = [crossFitted.accuracy, onNewForms.accuracy];
  const isOverlap = one.low <= other.high && other.low <= one.high;
  return `The two intervals ${isOverlap ? 'overlap' : 'do not overlap'}`;
}

/** How good the classifier is, twice, and how the two are made. */
function classifierWords(trials: ClassifierTrials | undefined): string {
  if (trials === undefined) return '';
  const { crossFitted, onNewForms } = trials;
  return (
    ` It was right on ${trialWords(onNewForms)} of those; cross-fitted on the forms that it learned from, on ` +
    `${trialWords(crossFitted)}. ${overlapWords(trials)}; cross-fitting learns from a part of the forms at a time. ` +
    'The dial is fitted on the cross-fitted answers and measured on the others.'
  );
}

/** What must be known of the sample's dial before its figures are read. */
export function sampleDialFacts(
  { forms, simulation, classifierTrials }: Pick<OpenSampleWork, 'forms' | 'simulation' | 'classifierTrials'>,
  isMade: boolean,
): Omit<ShownDial, 'dial'> {
  const simulated = simulation.models.map(({ id }) => id).join(' and ');
  const trials = classifierTrials();
  const learnedFrom = trials === undefined ? 'forms' : `${trials.crossFitted.examples} forms`;
  const making = isMade ? '' : 'This dial is being made: look again in a few seconds. ';
  return {
    id: 'sample',
    title: SAMPLE_TITLE,
    note:
      `${making}simulated: ${simulated} are no models. Whether they are right follows from stated abilities and the difficulty ` +
      `written beside each form, and their prices and speeds are stated too. ${CLASSIFIER_ID}, the lowest rung, was really ` +
      `learned on this machine from ${learnedFrom}; the ${forms.length} others measure and certify.${classifierWords(trials)} A request that asks for nothing ` +
      `is held to ${SAMPLE_HOLD} of the top plan's quality.`,
    serves: true,
    nextSteps: NEXT_STEPS,
  };
}

/** The forms as the gateway hands them out, with their right answers. */
export function sampleItems({ forms }: Pick<OpenSampleWork, 'forms'>): NonNullable<GatewayParts['sample']> {
  return {
    title: SAMPLE_TITLE,
    items: forms.map((form) => ({ id: form.id, prompt: intakePrompt(form), gold: form.practiceArea })),
    isRight: isRightAnswer,
  };
}
