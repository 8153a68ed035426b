import type { GatewayParts, ShownDial } from '#gateway';
import { COMMAND_NAME } from '../package-facts.ts';
import { intakePrompt } from './sample-work-forms.ts';
import { type OpenSampleWork, SAMPLE_HOLD } from './sample-work.ts';
import { CLASSIFIER_ID } from './sample-work-models.ts';

/** What the sample work is, in one line. */
const SAMPLE_TITLE = 'Sample work: intake forms of a law and accounting firm';

const NEXT_STEPS = [
  `Watch who answers as the dial turns from 0 to 1: \`${COMMAND_NAME} demo\`.`,
  `Take the next form and have its decision explained in words: \`${COMMAND_NAME} ask\`.`,
  'Put your own models in place of the sample: a key such as `ANTHROPIC_API_KEY` in the environment, or providers in `vernier.yaml` (examples/vernier.yaml), and then `npm start`.',
];

/** What must be known of the sample's dial before its figures are read. */
export function sampleDialFacts(
  { forms, simulation }: Pick<OpenSampleWork, 'forms' | 'simulation'>,
  isMade: boolean,
): Omit<ShownDial, 'dial'> {
  const simulated = simulation.models.map(({ id }) => id).join(' and ');
  const making = isMade ? '' : 'This dial is being made: look again in a few seconds. ';
  return {
    id: 'sample',
    title: SAMPLE_TITLE,
    note:
      `${making}simulated: ${simulated} are no models. Whether they are right follows from stated abilities and the difficulty ` +
      `written beside each form, and their prices and speeds are stated too. ${CLASSIFIER_ID}, the lowest rung, was really ` +
      `learned on this machine from 120 forms; the ${forms.length} others measure and certify. A request that asks for nothing ` +
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
  };
}
