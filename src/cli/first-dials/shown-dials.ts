import type { ShownDial } from '#gateway';
import type { Dial } from '#routing';
import type { Environment } from '../environment.ts';
import { COMMAND_NAME } from '../package-facts.ts';
import { openLate2024 } from './late-2024.ts';
import type { OpenSampleWork } from './sample-work.ts';
import { sampleDialFacts } from './sample-work-facts.ts';

/** What the dials to look at depend on. */
export interface ShownDialSources {
  readonly environment: Pick<Environment, 'home' | 'clock'>;
  /** The dial that serves; undefined where none is measured, or not yet. */
  readonly servingDial: () => Dial | undefined;
  /** The sample work, where it is what is served. */
  readonly sample: OpenSampleWork | undefined;
  /** Is told why a dial to look at is missing. */
  readonly note: (problem: string) => void;
}

/** The dials to look at, as far as they are made. */
export interface ShownDials {
  /** The first first. */
  list(): readonly ShownDial[];
  /** Begins to make what is not there; settles, and never rejects, once all is there that will be, or at the signal. */
  make(signal?: AbortSignal): Promise<void>;
}

const MEASURED: Omit<ShownDial, 'dial'> = {
  id: 'serving',
  title: 'Dial in force',
  note: 'Fitted, measured and certified on your own recorded outcomes, at list prices of the price date.',
  serves: true,
  nextSteps: [
    `See every position with its intervals in a terminal: \`${COMMAND_NAME} dial show\`.`,
    `Test a promise on prompts that it has never seen: \`${COMMAND_NAME} dial certify --recordings new.jsonl --hold 0.95\`.`,
    `Ask one question and see why it got its plan: \`${COMMAND_NAME} ask "Say hello." --effort low\`.`,
  ],
};

const UNMEASURED: Omit<ShownDial, 'dial'> = {
  id: 'serving',
  title: 'Your ladder, not measured yet',
  note: 'A position picks a rung by its place in the order of list prices. Nothing is known of its quality, and nothing is promised.',
  serves: true,
  nextSteps: [
    `Record your own prompts with the answers of each model and whether each was right, and fit a dial: \`${COMMAND_NAME} dial fit --recordings your-recordings.jsonl\`.`,
    `Ask one question and see which plan answers: \`${COMMAND_NAME} ask "Say hello." --effort low\`.`,
  ],
};

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Lists the dials to look at: a measured one of one's own alone, else a recorded one first and then what serves. */
export function createShownDials(sources: ShownDialSources): ShownDials {
  const { environment, servingDial, sample, note } = sources;
  let late2024: ShownDial | undefined;

  function serving(): ShownDial {
    const dial = servingDial();
    if (sample !== undefined) return { ...sampleDialFacts(sample, dial !== undefined), dial };
    return { ...(dial === undefined ? UNMEASURED : MEASURED), dial };
  }

  const isOwn = () => sample === undefined && servingDial() !== undefined;

  return {
    list: () => (late2024 === undefined || isOwn() ? [serving()] : [late2024, serving()]),
    async make(signal) {
      if (isOwn()) return;
      try {
        late2024 = await openLate2024(environment, signal);
      } catch (error) {
        if (signal?.aborted === true) return;
        note(`the dial of late-2024 models cannot be shown: ${reasonOf(error)}`);
      }
    },
  };
}
