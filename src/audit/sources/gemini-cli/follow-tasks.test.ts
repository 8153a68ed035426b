import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { temporaryHome } from '../../__fixtures__/temporary-home.ts';
import { CORRECTED_TASK } from '../../work/__fixtures__/corrected-task.ts';

const FIRST_MS = Date.UTC(2026, 10, 2, 8);
const TOKENS = { input: 100, output: 10, cached: 0, thoughts: 0, tool: 0, total: 110 };

const at = (second: number) => new Date(FIRST_MS + second * 1000).toISOString();
const ask = (second: number, content: unknown, more: object = {}) => ({
  id: `u${second}`,
  timestamp: at(second),
  type: 'user',
  content,
  ...more,
});
const answer = (second: number, more: object) => ({
  id: `g${second}`,
  timestamp: at(second),
  type: 'gemini',
  content: '',
  model: 'gemini-3.1-pro-preview',
  tokens: TOKENS,
  ...more,
});
const tool = (id: string, name: string, more: object) => ({ id, name, args: {}, status: 'success', ...more });
const shell = (id: string, command: string, output: string) =>
  tool(id, 'run_shell_command', {
    args: { command },
    result: [{ functionResponse: { id, response: { output } } }],
  });

const TOOLS = [
  shell('1', 'npm test', 'Output: 1 failed\nExit Code: 1\nProcess Group PGID: 7'),
  tool('2', 'replace', { args: { file_path: 'a.ts' } }),
  tool('3', 'read_file', { status: 'error', args: { file_path: 'x' } }),
];
const MESSAGES = [
  ask(0, '<session_context>\nToday is Monday\n</session_context>'),
  ask(1, [{ text: 'Make the tests of @a.ts pass' }, { text: 'export const a = 1;' }], {
    displayContent: [{ text: 'Make the tests of @a.ts pass' }],
  }),
  answer(5, { tokens: null }),
  answer(5, { toolCalls: TOOLS.map((call) => ({ ...call, status: 'executing', result: null })) }),
  answer(5, { toolCalls: TOOLS }),
  ask(6, [{ functionResponse: { id: '1', response: { output: '…' } } }]),
  ask(7, [{ text: 'Please continue.' }]),
  answer(9, { toolCalls: [shell('4', 'npm test | tail', 'Output: 4 passed')] }),
  ask(20, 'No, that is not it'),
  answer(25, { toolCalls: [tool('5', 'replace', { status: 'cancelled' })] }),
  { id: 'i', timestamp: at(26), type: 'info', content: 'Request cancelled.' },
  ask(30, 'Thanks'),
  answer(31, {}),
];
const HEAD = { sessionId: '9d1e0000-0000-4000-8000-000000000001', projectHash: 'shop', startTime: at(0) };
const EXPECTED = [
  {
    source: 'gemini-cli',
    askedAtMs: FIRST_MS + 1000,
    answeredAtMs: FIRST_MS + 9000,
    messageCharacters: 28,
    toolCalls: 4,
    ...CORRECTED_TASK,
  },
  { messageCharacters: 18, toolCalls: 1, failedTools: 0, wasCorrected: false, wasInterrupted: true },
  { messageCharacters: 6, toolCalls: 0, wasInterrupted: false },
];

const toLines = (values: readonly object[]) => `${values.map((value) => JSON.stringify(value)).join('\n')}\n`;

it('begins a task with each message that a person wrote, and counts each tool once, however often its line is written', async () => {
  const { home, path } = temporaryHome();
  writeFileSync(path('session-1.jsonl'), toLines([HEAD, ...MESSAGES]));
  const { tasks, taskOfCalls } = await readSample(home);
  expect(tasks).toMatchObject(EXPECTED);
  expect(taskOfCalls).toEqual([0, 0, 1, 2]);
});

it('takes messages that are listed once more, among them summaries, for none of the task that goes on', async () => {
  const { home, path } = temporaryHome();
  const summary = ask(32, '<state_snapshot>no, it still fails</state_snapshot>');
  const again = { $set: { messages: [ask(33, 'revert it'), summary, ...MESSAGES.slice(1)] } };
  writeFileSync(path('session-1.jsonl'), toLines([HEAD, ...MESSAGES, again, answer(40, {})]));
  const { tasks, taskOfCalls } = await readSample(home);
  expect(tasks).toMatchObject(EXPECTED);
  expect(tasks[2]?.wasCorrected).toBe(false);
  expect(taskOfCalls).toEqual([0, 0, 1, 2, 2]);
});

it('tells the tasks of a document, and counts them once where it went on as lines', async () => {
  const { home, path } = temporaryHome();
  writeFileSync(path('session-1.json'), JSON.stringify({ ...HEAD, messages: MESSAGES }));
  writeFileSync(path('session-1.jsonl'), toLines([HEAD, ...MESSAGES]));
  const { tasks, report } = await readSample(home);
  expect(tasks).toMatchObject(EXPECTED);
  expect(report.total.calls).toBe(4);
});

it('knows the calls that asked only for what was asked before', async () => {
  const { home, path } = temporaryHome();
  const calls = ['1', '2'].map((id, second) => {
    const told = `Output: no shop\nExit Code: 2\nProcess Group PGID: ${id}`;
    return answer(second + 1, { toolCalls: [shell(id, 'make shop', told)] });
  });
  writeFileSync(path('session-1.jsonl'), toLines([HEAD, ask(0, 'Run it'), ...calls]));
  const { repeatsOfCalls } = await readSample(home);
  expect(repeatsOfCalls).toEqual([0, 1]);
});

it("takes a sub-agent's order for a task of its own, in the kind of all sub-agents", async () => {
  const { home, path } = temporaryHome();
  const subAgent = { ...HEAD, sessionId: '5b5b', kind: 'subagent' };
  writeFileSync(path('5b5b.jsonl'), toLines([subAgent, ask(2, 'Look for the parser'), answer(3, {})]));
  const { tasks, report } = await readSample(home);
  expect(tasks).toMatchObject([{ agentType: 'sub-agent', agentName: undefined, messageCharacters: 19 }]);
  expect(report.work.kinds.map(({ name, tasks: count }) => [name, count])).toEqual([['sub-agents', 1]]);
  expect(JSON.stringify(report)).not.toContain('parser');
});
