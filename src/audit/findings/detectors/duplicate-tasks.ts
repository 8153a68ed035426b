import { hashText } from '../../tally/hash-text.ts';
import type { TaskTable } from '../../work/task-table.ts';

/** A short message such as "go on" is said again and again, and each time for something else. */
const LEAST_CHARACTERS = 40;
const LEAST_WORDS = 5;

/** Says what a message is known again by: its length and its hashed words, without the tools that followed. */
function signatureOf(tasks: TaskTable, task: number): number | undefined {
  const words: string[] = [];
  tasks.visitFeatures(task, (bucket, count) => {
    const kind = tasks.termOf(bucket)?.kind;
    if (kind === undefined || kind === 'word') words.push(`${bucket}:${count}`);
  });
  const { messageCharacters } = tasks.get(task);
  if (messageCharacters < LEAST_CHARACTERS || words.length < LEAST_WORDS) return undefined;
  return hashText(`${messageCharacters} ${words.toSorted().join(' ')}`);
}

/** Finds tasks whose message is, as far as its hashed words tell, that of the task before in the same session. */
export function findDuplicateTasks(tasks: TaskTable): ReadonlySet<number> {
  const last = new Map<number, number | undefined>();
  const duplicates = new Set<number>();
  for (let task = 0; task < tasks.count(); task += 1) {
    const { session, agentType } = tasks.get(task);
    if (agentType !== 'main') continue;
    const signature = signatureOf(tasks, task);
    if (signature !== undefined && last.get(session) === signature) duplicates.add(task);
    last.set(session, signature);
  }
  return duplicates;
}
