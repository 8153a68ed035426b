import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { temporaryHome } from '../../__fixtures__/temporary-home.ts';
import { CORRECTED_TASK } from '../../work/__fixtures__/corrected-task.ts';

const FIRST_MS = Date.UTC(2026, 10, 2, 8);

/** A message with its parts, as both generations tell it. */
interface Written {
  readonly session: string;
  readonly id: string;
  readonly message: object;
  readonly parts: readonly object[];
}

/** Messages of sessions, each ten seconds after the one before. */
function writeMessages() {
  const written: Written[] = [];
  const add = (session: string, message: object, parts: readonly object[]) => {
    const created = FIRST_MS + written.length * 10_000;
    const time = { created, completed: created + 5000 };
    const id = `msg_${String(written.length).padStart(3, '0')}`;
    written.push({ session, id, message: { time, ...message }, parts });
  };
  return {
    written,
    ask: (session: string, ...parts: readonly object[]) => add(session, { role: 'user' }, parts),
    answer: (session: string, parts: readonly object[], more: object = {}) => {
      const tokens = { input: 100 + written.length, output: 1, reasoning: 0, cache: { read: 0, write: 0 } };
      add(session, { role: 'assistant', modelID: 'gpt-6-sol', tokens, agent: 'build', ...more }, parts);
    },
  };
}

const text = (words: string) => ({ type: 'text', text: words });
const tool = (callID: string, name: string, state: object) => ({ type: 'tool', callID, tool: name, state });
const bash = (callID: string, command: string, [output, exit]: readonly [string, number]) =>
  tool(callID, 'bash', { status: 'completed', input: { command }, output, metadata: { exit } });

/** Two tasks of a person, the second one a correction, and one of a sub-agent. */
function writeSessions() {
  const messages = writeMessages();
  const { ask, answer } = messages;
  ask('ses_a', text('Make the tests pass'), { ...text('<file>…</file>'), synthetic: true });
  answer('ses_a', [
    bash('1', 'npm test', ['1 failed', 1]),
    { type: 'reasoning', text: '…' },
    tool('2', 'edit', { status: 'completed', input: { filePath: 'a.ts' }, output: 'ok' }),
  ]);
  answer('ses_a', [tool('3', 'read', { status: 'error', input: { filePath: 'x' }, error: 'no x' })]);
  ask('ses_a', { type: 'compaction', auto: true });
  ask('ses_a', { ...text('Continue if you have next steps'), synthetic: true });
  answer('ses_a', [
    bash('4', 'npm test | tail', ['4 passed', 0]),
    tool('5', 'task', { status: 'running', input: {} }),
  ]);
  ask('ses_b', text('Look for the parser'));
  answer('ses_b', [text('Here it is')], { agent: 'explore' });
  ask('ses_a', text('no, that is not it'));
  answer('ses_a', [], { error: { name: 'MessageAbortedError', data: {} } });
  return messages.written;
}

const FIRST_TASK = {
  source: 'opencode',
  askedAtMs: FIRST_MS,
  answeredAtMs: FIRST_MS + 55_000,
  messageCharacters: 19,
  toolCalls: 5,
  ...CORRECTED_TASK,
};
const SECOND_TASK = { messageCharacters: 18, toolCalls: 0, wasCorrected: false, wasInterrupted: true };

function writeDatabase(path: string, written: readonly Written[]) {
  const database = new DatabaseSync(path);
  database.exec(`create table session (id text primary key, parent_id text, directory text, time_created integer);
    insert into session values ('ses_b', 'ses_a', '/home/me/shop', 2), ('ses_a', null, '/home/me/shop', 1);
    create table message (id text primary key, session_id text, data text);
    create table part (id text primary key, message_id text, data text)`);
  const addMessage = database.prepare('insert into message values (?, ?, ?)');
  const addPart = database.prepare('insert into part values (?, ?, ?)');
  for (const { id, session, message, parts } of written) {
    addMessage.run(id, session, JSON.stringify(message));
    for (const [index, part] of parts.entries()) {
      addPart.run(`prt_${id}_${index}`, id, JSON.stringify(part));
    }
  }
  database.close();
}

function writeJson(file: string, value: object) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(value, null, 2));
}

function writeFiles(path: (...below: readonly string[]) => string, written: readonly Written[]) {
  for (const { id, session, message, parts } of written) {
    writeJson(path('storage', 'message', session, `${id}.json`), { id, sessionID: session, ...message });
    for (const [index, part] of parts.entries())
      writeJson(path('storage', 'part', id, `prt_${index}.json`), part);
  }
}

it('begins a task with each message that a person wrote, and counts its tools, failures and tests', async () => {
  const { home, path } = temporaryHome();
  writeDatabase(path('opencode.db'), writeSessions());
  const { report, tasks, taskOfCalls } = await readSample(home);
  expect(tasks).toMatchObject([
    { ...FIRST_TASK, project: '/home/me/shop', agentType: 'main', agentName: undefined },
    SECOND_TASK,
    { session: 1, messageCharacters: 19, agentType: 'sub-agent', agentName: 'explore' },
  ]);
  expect(taskOfCalls).toEqual([0, 0, 0, 1, 2]);
  expect(report.total).toMatchObject({ calls: 5, toolCalls: 5 });
  expect(report.work.kinds.map(({ name, tasks: count }) => [name, count])).toEqual([
    ['shop', 2],
    ['sub-agent explore', 1],
  ]);
  expect(JSON.stringify(report)).not.toContain('parser');
});

it('tells the same tasks of messages that have a file each, whose sessions come mixed', async () => {
  const { home, path } = temporaryHome();
  writeFiles(path, writeSessions());
  const { tasks, taskOfCalls } = await readSample(home);
  expect(tasks).toMatchObject([FIRST_TASK, { messageCharacters: 19, agentName: undefined }, SECOND_TASK]);
  expect(taskOfCalls).toEqual([0, 0, 0, 1, 2]);
});

it('counts a task once whose messages were copied from files into a database', async () => {
  const { home, path } = temporaryHome();
  writeFiles(path, writeSessions());
  writeDatabase(path('opencode.db'), writeSessions());
  const { tasks, report } = await readSample(home);
  expect(tasks).toMatchObject([FIRST_TASK, { toolCalls: 0 }, SECOND_TASK]);
  expect(report.total.calls).toBe(5);
});

it('reads messages of the second generation, which have their parts in them', async () => {
  const { home, path } = temporaryHome();
  const database = new DatabaseSync(path('opencode.db'));
  database.exec(`create table session_v2 (id text primary key, parent_id text, directory text);
    insert into session_v2 values ('ses_a', null, '/home/me/shop');
    create table session_message (id text primary key, session_id text, type text, seq integer, data text)`);
  const add = database.prepare('insert into session_message values (?, ?, ?, ?, ?)');
  const model = { id: 'gpt-6-sol', providerID: 'openai' };
  const tokens = { input: 100, output: 1, reasoning: 0, cache: { read: 0, write: 0 } };
  const input = { command: 'npm test' };
  const output = { content: [{ type: 'text', text: '2 failed' }], structured: { exit: 0 } };
  const content = [
    { type: 'tool', id: '1', name: 'shell', state: { status: 'error', input, error: { message: 'no' } } },
    { type: 'tool', id: '2', name: 'shell', state: { status: 'completed', input, ...output } },
  ];
  const answer = { model, tokens, content, time: { created: FIRST_MS + 1000, completed: FIRST_MS + 2000 } };
  add.run('msg_2', 'ses_a', 'assistant', 2, JSON.stringify(answer));
  add.run('msg_9', 'ses_a', 'user', 1, JSON.stringify({ text: 'Run them', time: { created: FIRST_MS } }));
  database.close();
  const { tasks } = await readSample(home);
  expect(tasks).toMatchObject([
    { messageCharacters: 8, toolCalls: 2, repeatedTools: 0, failedTools: 1, failedTestRuns: 2 },
  ]);
});

it('knows the calls that asked only for what was asked before, also as steps of one message', async () => {
  const { home, path } = temporaryHome();
  const { ask, answer, written } = writeMessages();
  const [run, runAgain] = ['1', '2'].map((id) => bash(id, 'make shop', ['no shop', 2]));
  const tokens = { input: 50, output: 1, reasoning: 0, cache: { read: 0, write: 0 } };
  ask('ses_a', text('Run it'));
  answer('ses_a', [run ?? {}]);
  answer('ses_a', [runAgain ?? {}, { type: 'step-finish', tokens }, { type: 'step-finish', tokens }]);
  writeDatabase(path('opencode.db'), written);
  const { repeatsOfCalls } = await readSample(home);
  expect(repeatsOfCalls).toEqual([0, 1, 0]);
});

it('leaves calls of the first versions, and of messages taken out of their sessions, without a task', async () => {
  const { home, path } = temporaryHome();
  const [, answer] = writeSessions();
  const folder = path('storage', 'session', 'message', 'ses_a');
  mkdirSync(folder, { recursive: true });
  const assistant = { ...answer?.message, path: { cwd: '/home/me/shop', root: '/' } };
  const metadata = { sessionID: 'ses_a', time: { created: FIRST_MS, completed: FIRST_MS + 1 }, assistant };
  writeFileSync(`${folder}/msg_1.json`, JSON.stringify({ id: 'msg_1', role: 'assistant', metadata }));
  writeFileSync(path('msg_2.json'), JSON.stringify({ sessionID: 'ses_a', ...answer?.message }));
  const { tasks, taskOfCalls } = await readSample(home);
  expect(tasks).toEqual([]);
  expect(taskOfCalls).toEqual([undefined, undefined]);
});
