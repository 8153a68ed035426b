import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { temporaryHome } from '../../__fixtures__/temporary-home.ts';
import { CORRECTED_TASK } from '../../work/__fixtures__/corrected-task.ts';

const FIRST_MS = Date.UTC(2026, 9, 8, 9);

/** Lines of a session, each five seconds after the one before unless told. */
function writeSession(meta: object, stepMs = 5000) {
  const lines = [JSON.stringify({ type: 'session_meta', payload: meta })];
  let input = 0;
  const add = (type: string, payload: object) => {
    const timestamp = new Date(FIRST_MS + lines.length * stepMs).toISOString();
    lines.push(JSON.stringify({ timestamp, type, payload }));
  };
  return {
    ask: (message: string) => add('event_msg', { type: 'user_message', message }),
    abort: () => add('event_msg', { type: 'turn_aborted', reason: 'interrupted' }),
    compact: () => add('compacted', { message: '' }),
    item: (payload: object) => add('response_item', payload),
    count() {
      input += 100;
      const total = { input_tokens: input, output_tokens: 1 };
      const last = { input_tokens: 100, output_tokens: 1 };
      add('event_msg', {
        type: 'token_count',
        info: { total_token_usage: total, last_token_usage: last },
      });
    },
    lines,
  };
}

const shell = (id: string, command: string) => ({
  type: 'function_call',
  name: 'shell',
  arguments: JSON.stringify({ command: ['bash', '-lc', command] }),
  call_id: id,
});
const output = (id: string, text: string) => ({ type: 'function_call_output', call_id: id, output: text });

async function readSessions(...sessions: readonly { readonly lines: readonly string[] }[]) {
  const { home, path } = temporaryHome();
  for (const [index, { lines }] of sessions.entries()) {
    writeFileSync(path(`rollout-${index}.jsonl`), `${lines.join('\n')}\n`);
  }
  return readSample(home);
}

describe('tasks of Codex', () => {
  it('begins one with each message, and counts tools, failures and tests in every form of their results', async () => {
    const session = writeSession({ id: 'a', cwd: '/home/me/shop' });
    session.ask('Make the tests pass');
    session.item(shell('1', 'npm test'));
    session.count();
    session.item(output('1', JSON.stringify({ output: '1 failed', metadata: { exit_code: 1 } })));
    session.item({ type: 'custom_tool_call', name: 'apply_patch', call_id: '2', input: '*** Begin Patch' });
    session.count();
    session.item({ type: 'custom_tool_call_output', call_id: '2', output: 'Exit code: 0\nOutput:\nok' });
    session.item({ type: 'function_call', name: 'exec_command', call_id: '3', arguments: '{"cmd":"ls x"}' });
    session.item(output('3', 'Wall time: 0.1 seconds\nProcess exited with code 2\nOutput:\nno x'));
    session.item(shell('4', 'npm test | tail'));
    session.count();
    session.item(output('4', 'Exit code: 0\nOutput:\n4 passed'));
    session.count();
    session.ask('no, that is not it');
    session.count();
    session.abort();
    const { tasks, taskOfCalls } = await readSessions(session);
    expect(tasks).toMatchObject([
      {
        source: 'codex',
        project: '/home/me/shop',
        messageCharacters: 19,
        toolCalls: 4,
        ...CORRECTED_TASK,
      },
      { toolCalls: 0, wasInterrupted: true },
    ]);
    expect(taskOfCalls).toEqual([0, 0, 0, 0, 1]);
  });

  it('leaves what a fork copied to the session it comes from', async () => {
    const first = writeSession({ id: 'a' });
    const fork = writeSession({ id: 'b', forked_from_id: 'a' }, 6000);
    for (const session of [first, fork]) {
      session.ask('Write the guide');
      session.item(shell('1', 'ls'));
      session.count();
      session.count();
    }
    fork.item(shell('2', 'pwd'));
    fork.count();
    fork.ask('And now the index');
    fork.count();
    const { tasks, taskOfCalls } = await readSessions(first, fork);
    expect(taskOfCalls).toEqual([0, 0, 1, 2]);
    expect(tasks).toMatchObject([
      { session: 0, messageCharacters: 15, toolCalls: 1 },
      { session: 1, messageCharacters: 0, toolCalls: 1 },
      { session: 1, messageCharacters: 17, toolCalls: 0 },
    ]);
  });

  it('knows the calls that asked only for what was asked before, whatever time it took', async () => {
    const session = writeSession({ id: 'a' });
    session.ask('Run it');
    for (const id of ['1', '2', '3']) {
      session.item(shell(id, 'make shop'));
      session.count();
      session.item(output(id, `Wall time: 0.${id} seconds\nProcess exited with code 2\nOutput:\nno shop`));
      if (id === '2') session.compact();
    }
    const { repeatsOfCalls } = await readSessions(session);
    expect(repeatsOfCalls).toEqual([0, 1, 0]);
  });

  it('gives calls before any message a task without one', async () => {
    const session = writeSession({ id: 'a' });
    session.count();
    const { tasks } = await readSessions(session);
    expect(tasks).toMatchObject([{ messageCharacters: 0 }]);
  });
});
