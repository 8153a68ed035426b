import { dotRow, type SparseMatrix, weighByTfIdf } from '#learn';
import { chooseColumns, countFeatures } from '../work/features/count-features.ts';
import type { TaskTable } from '../work/task-table.ts';
import type { Work } from '../work/tally-work.ts';
import { type ExampleReport, REDACTION_WARNING } from './example-report.ts';
import type { MessageSample } from './message-sample.ts';
import { type NameHints, privateNames } from './private-names.ts';
import { redactMessage } from './redact-message.ts';

/** What examples are chosen from. */
export interface ExampleOrder {
  readonly tasks: TaskTable;
  readonly work: Work;
  readonly messages: MessageSample;
  readonly machine: Omit<NameHints, 'projects'>;
}

const EXAMPLES_A_KIND = 3;
/** So many messages of one kind are tried until enough are found that differ. */
const MOST_TRIED = 100;

/** Gives rows from the nearest to the mean of all to the farthest; the earlier one first where two are as near. */
function byNearness(matrix: SparseMatrix, rows: readonly number[]): readonly number[] {
  const mean = new Float64Array(matrix.columnCount);
  for (const row of rows) {
    for (let place = matrix.starts[row] ?? 0; place < (matrix.starts[row + 1] ?? 0); place += 1) {
      const column = matrix.columns[place] ?? 0;
      mean[column] = (mean[column] ?? 0) + (matrix.values[place] ?? 0);
    }
  }
  // rows have length 1, and the mean's length is the same for all of them: this orders by cosine
  const nearness = new Map(rows.map((row) => [row, dotRow(matrix, row, mean)]));
  return rows.toSorted((one, other) => (nearness.get(other) ?? 0) - (nearness.get(one) ?? 0) || one - other);
}

/** Says whether anything is left to read. */
function saysSomething(text: string): boolean {
  return /\p{L}{2}/u.test(text.replaceAll(/\[[a-z-]+\]/gu, ''));
}

/** Tasks of the days asked for, and how many of them began with a message. */
function askedTasks({ tasks, work, messages }: ExampleOrder) {
  const kept = messages.kept();
  const looked: number[] = [];
  let asked = 0;
  for (let task = 0; task < tasks.count(); task += 1) {
    if (work.stakeOf(task) === undefined) continue;
    if (tasks.get(task).messageCharacters > 0) asked += 1;
    if (kept.has(task)) looked.push(task);
  }
  return { asked, looked: Int32Array.from(looked) };
}

function* projectsOf(tasks: TaskTable): Iterable<string> {
  for (let task = 0; task < tasks.count(); task += 1) yield tasks.get(task).project ?? '';
}

/** Takes the first messages that differ, each of another session. */
function takeMessages(
  { tasks, messages }: ExampleOrder,
  nearest: readonly number[],
  redact: (message: string) => string,
): readonly string[] {
  const taken = new Map<string, number>();
  let tried = 0;
  for (const task of nearest) {
    if (taken.size === EXAMPLES_A_KIND || tried === MOST_TRIED) break;
    const { session } = tasks.get(task);
    if ([...taken.values()].includes(session)) continue;
    tried += 1;
    const text = redact(messages.kept().get(task) ?? '');
    if (saysSomething(text) && !taken.has(text)) taken.set(text, session);
  }
  return [...taken.keys()];
}

/**
 * Chooses messages that show what each kind of work is, and redacts them.
 *
 * Shape   nearest to the mean of the kind's tasks by words and names of tools, weighed by TF-IDF, at most one of a session
 */
export function chooseExamples(order: ExampleOrder): ExampleReport {
  const { tasks, work, machine } = order;
  const { asked, looked } = askedTasks(order);
  const matrix = weighByTfIdf(countFeatures(tasks, looked, chooseColumns(tasks, looked)));
  const rowsOf = Map.groupBy(looked.keys(), (row) => work.kindOfTask(looked[row] ?? 0));
  const names = privateNames({ ...machine, projects: projectsOf(tasks) });
  const kinds = work.report.kinds.flatMap(({ id, name }) => {
    const nearest = byNearness(matrix, rowsOf.get(id) ?? []).map((row) => looked[row] ?? 0);
    const messages = takeMessages(order, nearest, (message) => redactMessage(message, names));
    return messages.length === 0 ? [] : [{ kind: id, name, messages }];
  });
  return { warning: REDACTION_WARNING, messages: asked, looked: looked.length, kinds };
}
