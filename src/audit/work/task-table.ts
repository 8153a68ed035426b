import type { UsageRecord } from '#core';
import type { MessageSample } from '../examples/message-sample.ts';
import { createDictionary } from '../tally/dictionary.ts';
import { createNumberRows } from '../tally/number-rows.ts';
import { bucketOfName, bucketOfWord } from './features/bucket-of.ts';
import { createFeatureRows, type FeatureVisit } from './features/feature-rows.ts';
import { mergeSigns } from './merge-signs.ts';
import { plainWords } from './features/plain-words.ts';
import { NO_SIGNS, type TaskRecord, type TaskSigns } from './task-record.ts';
import { createWordBook } from './features/word-book.ts';

/** What a task is known again by in sum: hashed at once and forgotten. */
export interface TaskContent {
  /** The beginning of the message. */
  readonly message: string;
  /** The duplicate cluster of the whole message; absent where there is none. */
  readonly cluster: number | undefined;
  /** The tools asked for, each as often as it was. */
  readonly tools: ReadonlyMap<string, number>;
}

/** All tasks that have a call, as rows of numbers. */
export interface TaskTable {
  readonly count: () => number;
  get(task: number): TaskRecord;
  /** Gives the number of a new task, of which this is the first call. */
  begin(call: UsageRecord, agentName: string | undefined): number;
  /** Takes the content of a new task in; of the text, only hashed words stay. */
  describe(task: number, content: TaskContent): void;
  /** Takes in what was seen of a task, also once more. */
  sign(task: number, signs: TaskSigns): void;
  /** Notes that a call, by its place in the reading, asked for tools again and for nothing else. */
  noteRepeats(call: number, tools: number): void;
  /** Gives how many tools a call asked for again; 0 for one that asked for anything else, or for none. */
  repeatsOf(call: number): number;
  /** Calls `visit` with each hashed feature of a task and its count. */
  visitFeatures(task: number, visit: FeatureVisit): void;
  /** Gives what may be shown of a bucket. */
  termOf(bucket: number): Term | undefined;
}

/** A word or a name that may be shown. */
export interface Term {
  readonly text: string;
  readonly kind: 'word' | 'tool' | 'agent';
}

type Row = readonly (number | undefined)[];

const AGENTS = ['main', 'sub-agent'] as const;
const SIGNS_START = 7;
const WIDTH = SIGNS_START + Object.keys(NO_SIGNS).length;

function toColumns(signs: TaskSigns): Row {
  return [
    signs.askedAtMs,
    signs.answeredAtMs,
    signs.messageCharacters,
    signs.toolCalls,
    signs.changes,
    signs.failedTools,
    signs.repeatedTools,
    signs.testRuns,
    signs.failedTestRuns,
    signs.endsWithFailedTest ? 1 : 0,
    signs.wasCorrected ? 1 : 0,
    signs.wasInterrupted ? 1 : 0,
    signs.isSentAgain ? 1 : 0,
  ];
}

function toSigns(columns: Row): TaskSigns {
  const [askedAtMs, answeredAtMs, characters, toolCalls, changes, failed, repeated] = columns;
  const [testRuns, failedTestRuns, endsFailing, corrected, interrupted, sentAgain] = columns.slice(7);
  return {
    askedAtMs,
    answeredAtMs,
    messageCharacters: characters ?? 0,
    toolCalls: toolCalls ?? 0,
    changes: changes ?? 0,
    failedTools: failed ?? 0,
    repeatedTools: repeated ?? 0,
    testRuns: testRuns ?? 0,
    failedTestRuns: failedTestRuns ?? 0,
    endsWithFailedTest: endsFailing === 1,
    wasCorrected: corrected === 1,
    wasInterrupted: interrupted === 1,
    isSentAgain: sentAgain === 1,
  };
}

/** Starts to turn contents into features, and remembers what may be shown of them. */
function createDescriber() {
  const features = createFeatureRows();
  const book = createWordBook();
  const names = new Map<number, Term>();

  function addName(
    counts: Map<number, number>,
    term: Term & { readonly kind: 'tool' | 'agent' },
    times: number,
  ) {
    const bucket = bucketOfName(term.kind, term.text);
    counts.set(bucket, times);
    names.set(bucket, term);
  }

  return {
    add({ message, tools }: TaskContent, session: number, agentName: string | undefined): number {
      const counts = new Map<number, number>();
      if (agentName !== undefined) addName(counts, { kind: 'agent', text: agentName }, 1);
      for (const [text, times] of tools) addName(counts, { kind: 'tool', text }, times);
      for (const word of plainWords(message)) {
        const bucket = bucketOfWord(word);
        counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
        book.see(word, bucket, session);
      }
      return features.add(counts);
    },
    visit: (row: number, visit: FeatureVisit) => features.visit(row, visit),
    termOf(bucket: number): Term | undefined {
      const word = book.wordOf(bucket);
      return names.get(bucket) ?? (word === undefined ? undefined : { kind: 'word', text: word });
    },
  };
}

/** Starts to note which calls asked again; nothing is kept of others. */
function createRepeatNotes(): Pick<TaskTable, 'noteRepeats' | 'repeatsOf'> {
  const toolsOfCall = new Map<number, number>();
  return {
    noteRepeats: (call, tools) => toolsOfCall.set(call, tools),
    repeatsOf: (call) => toolsOfCall.get(call) ?? 0,
  };
}

/** Makes an empty table of tasks: 20 numbers and at most 64 hashed features for each; text goes into `messages` only. */
export function createTaskTable(messages?: MessageSample): TaskTable {
  const rows = createNumberRows(WIDTH);
  const [names, sessions] = [createDictionary(), createDictionary()];
  const describer = createDescriber();

  return {
    count: rows.count,
    get(task) {
      const row = rows.get(task);
      const [session, source, project, agent, agentName, , cluster] = row;
      return {
        session: session ?? 0,
        source: names.wordOf(source) ?? '',
        project: names.wordOf(project),
        agentType: agent === undefined ? undefined : AGENTS[agent],
        agentName: names.wordOf(agentName),
        cluster,
        ...toSigns(row.slice(SIGNS_START)),
      };
    },
    begin: ({ source, session, project, agentType }, agentName) =>
      rows.add([
        sessions.numberOf(`${source} ${session}`),
        names.numberOf(source),
        names.numberOf(project),
        agentType === undefined ? undefined : AGENTS.indexOf(agentType),
        names.numberOf(agentName),
        undefined,
        undefined,
        ...toColumns(NO_SIGNS),
      ]),
    describe(task, content) {
      messages?.take(task, content.message);
      const row = rows.get(task);
      const [session, , , , agentName] = row;
      const features = describer.add(content, session ?? 0, names.wordOf(agentName));
      rows.set(task, [...row.slice(0, 5), features, content.cluster, ...row.slice(SIGNS_START)]);
    },
    sign(task, signs) {
      const row = rows.get(task);
      const merged = mergeSigns(toSigns(row.slice(SIGNS_START)), signs);
      rows.set(task, [...row.slice(0, SIGNS_START), ...toColumns(merged)]);
    },
    ...createRepeatNotes(),
    visitFeatures(task, visit) {
      const [features] = rows.get(task).slice(5);
      if (features !== undefined) describer.visit(features, visit);
    },
    termOf: (bucket) => describer.termOf(bucket),
  };
}
