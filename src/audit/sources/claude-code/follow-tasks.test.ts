import { appendFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { temporaryHome } from '../../__fixtures__/temporary-home.ts';
import { type TranscriptWriter, writeTranscript } from '../../work/__fixtures__/conversations.ts';

/** Reads transcripts as one folder. */
async function readTasks(...transcripts: readonly TranscriptWriter[]) {
  const { home, path } = temporaryHome();
  for (const [index, transcript] of transcripts.entries()) transcript.save(path(`${index}.jsonl`));
  return readSample(home);
}

describe('tasks of Claude Code', () => {
  it('begins one with each message that somebody wrote, and with nothing else', async () => {
    const transcript = writeTranscript('s');
    const asks: readonly (readonly [content: unknown, line?: object])[] = [
      ['Fix the parser'],
      [[{ type: 'text', text: 'and its tests' }]],
      ['<command-message>review</command-message><command-name>/review</command-name>'],
      ['Expanded prompt of the command', { isMeta: true }],
      ['<local-command-stdout>set</local-command-stdout>'],
      ['<bash-input>ls</bash-input>'],
      ['This session is being continued from a previous conversation.', { isCompactSummary: true }],
      ['<task-notification>done</task-notification>', { origin: { kind: 'task-notification' } }],
      ['<system-reminder>be brief</system-reminder>'],
      [[{ type: 'image', source: {} }]],
    ];
    for (const [content, line] of asks) {
      transcript.ask(content, line);
      transcript.answer();
    }
    const { tasks, taskOfCalls } = await readTasks(transcript);
    expect(tasks.map(({ messageCharacters }) => messageCharacters)).toEqual([14, 13, 7]);
    expect(taskOfCalls).toEqual([0, 1, 2, 2, 2, 2, 2, 2, 2, 2]);
  });

  it('counts tools, failures, repetitions, tests and waits exactly', async () => {
    const transcript = writeTranscript('s');
    transcript.ask('Make the tests pass');
    transcript.answer([{ id: 't1', name: 'Bash', input: { command: 'npm test' } }]);
    transcript.result('t1', { isError: true, content: 'Exit code 1\n1 failed' });
    transcript.answer([
      { id: 't2', name: 'Read', input: { file_path: 'a' } },
      { id: 't3', name: 'Read', input: { file_path: 'a' } },
      { id: 't4', name: 'Edit', input: { file_path: 'a' } },
    ]);
    for (const id of ['t2', 't3']) transcript.result(id);
    transcript.result('t4', { isError: true });
    transcript.answer([{ id: 't5', name: 'Bash', input: { command: 'npm test | tail -3' } }]);
    transcript.result('t5', { content: [{ type: 'text', text: 'Tests: 1 failed, 3 passed' }] });
    transcript.answer();
    transcript.ask('still failing');
    transcript.answer([{ id: 't6', name: 'Bash', input: { command: 'npm test' } }]);
    transcript.result('t6', { content: '4 passed' });
    transcript.answer();
    const { tasks } = await readTasks(transcript);
    expect(tasks).toMatchObject([
      {
        toolCalls: 5,
        changes: 1,
        failedTools: 2,
        repeatedTools: 1,
        testRuns: 2,
        failedTestRuns: 2,
        endsWithFailedTest: true,
        wasCorrected: true,
      },
      { toolCalls: 1, testRuns: 1, failedTestRuns: 0, endsWithFailedTest: false, wasCorrected: false },
    ]);
    expect(tasks.map(({ askedAtMs = 0, answeredAtMs = 0 }) => answeredAtMs - askedAtMs)).toEqual([
      9000, 3000,
    ]);
  });

  it('knows the calls that asked only for what was asked before and says the same, unless it was summed up', async () => {
    const transcript = writeTranscript('s');
    const read = (id: string, content: unknown = 'constructed') => {
      transcript.answer([{ id, name: 'Read', input: { file_path: 'a' } }]);
      transcript.result(id, { content });
    };
    transcript.ask('Read it');
    for (const id of ['t1', 't2']) read(id);
    transcript.ask('Summary', { isCompactSummary: true });
    for (const id of ['t3', 't4']) read(id);
    // of a picture nothing is told in words
    for (const [id, data] of [
      ['t5', 'AA'],
      ['t6', 'BB'],
    ] as const)
      read(id, [{ type: 'image', source: { data } }]);
    transcript.answer();
    const { tasks, repeatsOfCalls } = await readTasks(transcript, transcript);
    expect(repeatsOfCalls).toEqual([0, 1, 0, 0, 0, 0, 0]);
    expect(tasks).toMatchObject([{ repeatedTools: 1 }]);
  });

  it('knows a message that was sent again and led to the same', async () => {
    const transcript = writeTranscript('s');
    for (const id of ['t1', 't2']) {
      transcript.ask('Please review the change in src/app_1.ts once more');
      transcript.answer([{ id, name: 'Read', input: { file_path: 'a' } }]);
      transcript.result(id);
      transcript.answer();
    }
    const { tasks } = await readTasks(transcript);
    expect(tasks.map(({ isSentAgain }) => isSentAgain)).toEqual([false, true]);
  });

  it('notes where the person stopped it', async () => {
    const transcript = writeTranscript('s');
    transcript.ask('Rewrite everything');
    transcript.answer();
    transcript.ask([{ type: 'text', text: '[Request interrupted by user for tool use]' }]);
    transcript.ask('Only the header');
    transcript.answer();
    const { tasks } = await readTasks(transcript);
    expect(tasks.map(({ wasInterrupted }) => wasInterrupted)).toEqual([true, false]);
  });

  it('tells a task of a resumed session once, with the correction that only the copy has', async () => {
    const first = writeTranscript('s');
    first.ask('Write the guide');
    first.answer([{ id: 't1', name: 'Write', input: { file_path: 'a' } }]);
    const resumed: TranscriptWriter = writeTranscript('s');
    resumed.ask('Write the guide');
    resumed.answer([{ id: 't1', name: 'Write', input: { file_path: 'a' } }]);
    resumed.ask('No, in French');
    resumed.answer();
    for (const files of [
      [first, resumed],
      [resumed, first],
    ]) {
      const { tasks, report, taskOfCalls } = await readTasks(...files);
      expect(tasks).toMatchObject([{ changes: 1, wasCorrected: true }, { wasCorrected: false }]);
      expect(taskOfCalls).toEqual([0, 1]);
      expect(report.work.tasks).toBe(2);
    }
  });

  it('takes the run of a sub-agent for a task of its own', async () => {
    const transcript = writeTranscript('s');
    transcript.ask('Find the bug');
    transcript.answer([{ id: 't1', name: 'Task', input: { prompt: 'look' } }]);
    const side = { isSidechain: true, agentId: 'a1', attributionAgent: 'Explore' };
    transcript.ask('look at the parser', side);
    transcript.answer([{ id: 't2', name: 'Grep' }], side);
    transcript.result('t1');
    transcript.answer();
    const { tasks, taskOfCalls } = await readTasks(transcript);
    expect(tasks).toMatchObject([
      { agentType: 'main', toolCalls: 1 },
      { agentType: 'sub-agent', agentName: 'Explore', toolCalls: 1 },
    ]);
    expect(taskOfCalls).toEqual([0, 1, 0]);
  });

  it('gives calls before any message a task without one', async () => {
    const transcript = writeTranscript('s');
    transcript.answer();
    transcript.answer();
    const { tasks } = await readTasks(transcript);
    expect(tasks).toMatchObject([{ messageCharacters: 0, askedAtMs: undefined }]);
  });

  it('counts only the days asked for, also of tasks', async () => {
    const { home, path } = temporaryHome();
    const transcript = writeTranscript('s');
    transcript.ask('Write the guide');
    transcript.answer();
    transcript.save(path('one.jsonl'));
    appendFileSync(
      path('one.jsonl'),
      transcript.lines().join('\n').replaceAll('msg_s', 'msg_t').replaceAll('2026-10-10', '2026-10-12'),
    );
    const { report } = await readSample(home, { since: '2026-10-12' });
    expect(report.work).toMatchObject({ tasks: 1, kinds: [{ tasks: 1, calls: 1 }] });
  });

  it('keeps no text of a message', async () => {
    const { home, path } = temporaryHome();
    const transcript = writeTranscript('s');
    transcript.ask('zanzibar zanzibar');
    transcript.answer();
    writeFileSync(path('one.jsonl'), transcript.lines().join('\n'));
    expect(JSON.stringify(await readSample(home))).not.toContain('zanzibar');
  });
});
