import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toIsoTimestamp, VernierError } from '#core';
import type { ShownDial } from '#gateway';
import { DialRecord, type JointCounts, openDial, parseJointCounts } from '#routing';
import type { Environment } from '../environment.ts';
import { COMMAND_NAME, PACKAGE_ROOT } from '../package-facts.ts';
import { cachedDial } from './cached-dial.ts';
import { codeDigest } from './code-digest.ts';
import { makeInChild } from './make-in-child.ts';
import type { Late2024Task } from './make-late-2024.ts';

const ID = 'late-2024';
const FILE = join(PACKAGE_ROOT, 'examples', 'late-2024', 'joint-counts.json');

const NEXT_STEPS = [
  `Record your own prompts with the answers of each model and whether each was right (JSON Lines with id, task, prompt and answers), and put your own dial in place of this one: \`${COMMAND_NAME} dial fit --recordings your-recordings.jsonl\`.`,
  `Then see what each of its positions costs and holds: \`${COMMAND_NAME} dial show\`.`,
  `Test a promise on prompts that it has never seen: \`${COMMAND_NAME} dial certify --recordings new.jsonl --hold 0.95\`.`,
];

/** What must be known of the figures before they are read. */
function noteOf({ tasks, models, priceDate }: JointCounts): string {
  const questions = tasks.reduce((sum, task) => sum + task.clusters, 0).toLocaleString('en-US');
  return (
    'late-2024 models on public maths and code: replace it by yours. ' +
    `Recorded answers of ${models.length} models to ${questions} public questions (${tasks.map(({ task }) => task).join(', ')}), ` +
    `kept as counts of right and wrong, at list prices of ${priceDate}. ` +
    'Without texts, the only feature is the kind of task: the dial can learn nothing else. ' +
    'Questions with the same pattern of right and wrong count with their mean tokens, so that the cost intervals are narrower than single answers would make them.'
  );
}

async function readCounts(): Promise<string> {
  try {
    return await readFile(FILE, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new VernierError(
      'file-unreadable',
      `${FILE} cannot be read (${reason}): restore it as it came with Vernier`,
      { cause: error },
    );
  }
}

/**
 * Opens the dial of late-2024 models to look at: the one that was kept, else made in a process of its own.
 *
 * Throws  'file-unreadable' where the joint counts are missing or were changed into something else; 'upstream-closed'
 *         when the signal came before it was made
 */
export async function openLate2024(
  { home, clock }: Pick<Environment, 'home' | 'clock'>,
  signal?: AbortSignal,
): Promise<ShownDial> {
  const text = await readCounts();
  const counts = parseJointCounts(text, FILE);
  const task: Late2024Task = { counts, createdAt: toIsoTimestamp(clock.now()) };
  const make = async () => DialRecord.parse(await makeInChild(ID, task, signal));
  const record = await cachedDial({ home, name: ID, inputs: text, code: codeDigest(), make });
  return {
    id: ID,
    title: 'Late-2024 models on public maths and code',
    note: noteOf(counts),
    serves: false,
    nextSteps: NEXT_STEPS,
    dial: openDial(record),
  };
}
