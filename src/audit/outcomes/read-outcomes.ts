import { statSync } from 'node:fs';
import type { Catalog } from '#catalog';
import { VernierError } from '#core';
import { findRecordedModel, type RecordedRow, readRecordings, usageFromRecording } from '#providers';
import type { OutcomeGrade } from '../counterfactual/evidence.ts';
import { promptCluster } from '../work/features/prompt-cluster.ts';
import { MESSAGE_LOOKED_AT } from '../work/features/plain-words.ts';
import { planKey, readPlanKey } from './plan-key.ts';
import type { RecordedOutcome, RecordedPrompt, RecordedPrompts, SkippedLines } from './recorded-prompt.ts';

/** Files with recorded answers, by whose prompts these are. */
export interface OutcomeFiles {
  /** To prompts of one's own. */
  readonly ownOutcomes: readonly string[];
  /** To similar ones. */
  readonly recordedWork: readonly string[];
}

function toPrompt(row: RecordedRow, grade: OutcomeGrade, catalog: Catalog): RecordedPrompt {
  const { task, prompt, tokenizer, answers } = row;
  const outcomes = Object.entries(answers).map(([name, answer]): [string, RecordedOutcome] => {
    const { modelId, effort } = readPlanKey(name);
    const model = findRecordedModel(catalog, modelId);
    const usage = usageFromRecording({ answer, tokenizer, model });
    return [planKey(catalog, modelId, effort), { score: answer.correct ? 1 : 0, usage }];
  });
  return {
    grade,
    task,
    cluster: promptCluster(prompt),
    beginning: prompt.slice(0, MESSAGE_LOOKED_AT),
    outcomes: new Map(outcomes),
  };
}

/** A pipe or a device may never end; what is not there is told by whoever reads it. */
function requireFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isFile()) return;
  const what = found.isDirectory() ? 'a folder' : 'a pipe or a device';
  throw new VernierError('file-unreadable', `${path} is ${what}: name a file with recorded answers`);
}

/**
 * Reads recorded answers to prompts: evidence of what other plans would have done.
 *
 * Shape   files as `vernier dial fit --recordings` reads them; answers by `model` or `model@effort`
 * Throws  'file-unreadable', 'recordings-invalid'
 */
export async function readOutcomes(files: OutcomeFiles, catalog: Catalog): Promise<RecordedPrompts> {
  const graded = [
    ['own-outcomes', files.ownOutcomes],
    ['recorded-work', files.recordedWork],
  ] as const;
  const prompts: RecordedPrompt[] = [];
  const listed: SkippedLines['listed'][number][] = [];
  let count = 0;
  for (const [grade, paths] of graded) {
    if (paths.length === 0) continue;
    for (const path of paths) requireFile(path);
    const { rows, problems } = await readRecordings(paths);
    for (const row of rows) prompts.push(toPrompt(row, grade, catalog));
    listed.push(...problems.listed);
    count += problems.count;
  }
  return {
    files: files.ownOutcomes.length + files.recordedWork.length,
    prompts,
    skipped: { count, listed },
  };
}
