import { describe, expect, it } from 'vitest';
import type { UsageRecord } from '#core';
import { createConversation } from './conversation.ts';
import { createTaskTable } from './task-table.ts';

const CALL: UsageRecord = {
  version: 1,
  at: '2026-10-10T10:00:00.000Z',
  source: 'claude-code',
  session: 's',
  agentType: 'main',
  usage: {},
  toolCalls: 0,
};

function start() {
  const table = createTaskTable();
  const conversation = createConversation(table);
  return {
    table,
    conversation,
    tasks: () => Array.from({ length: table.count() }, (_, task) => table.get(task)),
    call: () => conversation.task().begin(CALL),
  };
}

const read = (id: string, input = 'a') => ({ id, name: 'Read', input });
const edit = (id: string) => ({ id, name: 'Edit', input: id });

describe('createConversation', () => {
  it('begins a task with a message and gives it a number with its first call', () => {
    const { conversation, table, call, tasks } = start();
    conversation.ask('first', 1000);
    conversation.ask('second', 2000);
    expect(table.count()).toBe(0);
    expect(call()).toBe(0);
    expect(call()).toBe(0);
    conversation.answer(5000);
    conversation.end();
    expect(tasks()).toMatchObject([{ askedAtMs: 2000, answeredAtMs: 5000, messageCharacters: 6 }]);
  });

  it('notes the calls that asked only for what was asked before, and counts all such tools', () => {
    const { conversation, table, call, tasks } = start();
    conversation.ask('go', 0);
    call();
    for (const [place, asked] of [
      [read('1')],
      [read('2')],
      [read('3', 'b'), read('4')],
      [edit('5')],
      [read('6')],
      [],
    ].entries()) {
      for (const tool of asked) conversation.tool(tool);
      conversation.task().place(
        place,
        asked.map(({ id }) => id),
      );
      for (const { id } of asked) conversation.result({ toolId: id, isFailed: false, output: 'same' });
    }
    conversation.end();
    expect(tasks()).toMatchObject([{ toolCalls: 6, changes: 1, repeatedTools: 2 }]);
    // the third asked for something new besides
    expect([0, 1, 2, 3, 4, 5].map((place) => table.repeatsOf(place))).toEqual([0, 1, 0, 0, 0, 0]);
  });

  it.each([
    ['is done again the same', {}, true],
    ['has another number in it', { message: 'please review the change in src/app_2.ts once more' }, false],
    ['is short', { first: 'go on', message: 'go on' }, false],
    ['leads to something else', { output: 'changed' }, false],
    ['changes something', { tool: 'Write' }, false],
    ['follows an interruption', { isInterrupted: true }, false],
    ['follows an answer that broke off', { isCut: true }, false],
    ['follows a message without an answer', { between: 'now the next page, please' }, false],
  ])('says whether a message that %s was sent again in vain', (_what, change, isSentAgain) => {
    const first = 'please review the change in src/app_1.ts once more';
    const plan = { first, message: 'first' in change ? '' : first, output: 'same', tool: 'Read', ...change };
    const { conversation, call, tasks } = start();
    let place = 0;
    for (const [text, output] of [
      [plan.first, 'same'],
      [plan.message, plan.output],
    ] as const) {
      const id = `t${place}`;
      conversation.ask(text, 0);
      call();
      conversation.tool({ id, name: plan.tool, input: 'a' });
      conversation.task().place(place, [id]);
      conversation.result({ toolId: id, isFailed: false, output });
      place += 2;
      if (!('isCut' in plan)) conversation.task().place(place - 1, []);
      if ('isInterrupted' in plan) conversation.interrupt();
      if ('between' in plan) conversation.ask(plan.between, 1);
    }
    conversation.end();
    expect(tasks().at(1)?.isSentAgain).toBe(isSentAgain);
  });

  it('says whether the last run of tests failed, also where a pipe hid its exit code', () => {
    const { conversation, call, tasks } = start();
    const test = (id: string) =>
      conversation.tool({ id, name: 'Bash', input: id, command: 'npm test | tail' });
    for (const outputs of [
      ['1 failed', '0 failed'],
      ['2 passed', '1 failed'],
    ]) {
      conversation.ask('go', 0);
      call();
      for (const [index, output] of outputs.entries()) {
        test(`t${index}`);
        expect(conversation.wantsOutput(`t${index}`)).toBe(true);
        conversation.result({ toolId: `t${index}`, isFailed: false, output });
      }
    }
    conversation.end();
    const counts = { testRuns: 2, failedTestRuns: 1, failedTools: 0 };
    expect(tasks()).toMatchObject([
      { ...counts, endsWithFailedTest: false },
      { ...counts, endsWithFailedTest: true },
    ]);
  });

  it('lets a correction count for the task before it, and an interruption for its own', () => {
    const { conversation, call, tasks } = start();
    conversation.ask('write it', 0);
    call();
    conversation.ask('no, not like this', 1);
    call();
    conversation.interrupt();
    conversation.ask('now the next one', 2);
    call();
    conversation.end();
    expect(tasks().map(({ wasCorrected, wasInterrupted }) => [wasCorrected, wasInterrupted])).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  it('adds what a copy saw more to the task that is known, and counts nothing twice', () => {
    const { conversation, table, call, tasks } = start();
    conversation.ask('write it', 0);
    call();
    conversation.tool(read('1'));
    conversation.end();
    const copy = createConversation(table);
    copy.ask('write it', 0);
    copy.task().join(0);
    copy.tool(read('1'));
    copy.ask('still wrong', 9);
    copy.end();
    expect(tasks()).toMatchObject([{ toolCalls: 1, wasCorrected: true }]);
  });

  it('keeps nothing of a task whose calls are all known', () => {
    const { conversation, table, call } = start();
    conversation.ask('zebra', 0);
    call();
    conversation.end();
    const copy = createConversation(table);
    copy.ask('zebra zebra zebra', 0);
    copy.task().join(0);
    copy.end();
    const counts: number[] = [];
    table.visitFeatures(0, (_bucket, count) => counts.push(count));
    expect(counts).toEqual([1]);
  });
});
