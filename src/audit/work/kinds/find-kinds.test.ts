import { describe, expect, it } from 'vitest';
import { createRandom } from '#stats';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { sessionId, temporaryHome } from '../../__fixtures__/temporary-home.ts';
import { writeTranscript } from '../__fixtures__/conversations.ts';

interface Kind {
  readonly words: string;
  readonly tool: string;
}

const KINDS: readonly Kind[] = [
  { words: 'invoice ledger payment balance refund currency booking vendor', tool: 'Read' },
  { words: 'translate german french plural locale glossary wording sentence', tool: 'WebFetch' },
  { words: 'flaky suite coverage assertion mock fixture regression runner', tool: 'Bash' },
  { words: 'layout button colour margin header responsive contrast spacing', tool: 'Edit' },
];
const COMMON = 'page report file list value change check update'.split(' ');
const SESSIONS = 12;
const TASKS_IN_A_SESSION = 10;

/** Writes transcripts of 120 tasks, each of one kind, and says which. */
function writeTasks(kinds: readonly Kind[], ownShare: number, secret?: string) {
  const { home, path } = temporaryHome();
  const random = createRandom('tasks');
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? '';
  const truth: number[] = [];
  for (let session = 0; session < SESSIONS; session += 1) {
    const transcript = writeTranscript(sessionId(session), { cwd: `/home/me/project${session % 3}` });
    for (let task = 0; task < TASKS_IN_A_SESSION; task += 1) {
      const kind = Math.floor(random() * kinds.length);
      const own = kinds[kind]?.words.split(' ') ?? [];
      const message = Array.from({ length: 12 }, () => pick(random() < ownShare ? own : COMMON)).join(' ');
      truth.push(kind);
      transcript.ask(secret === undefined ? message : `${message} ${secret}`);
      transcript.answer([{ id: `${task}`, name: kinds[kind]?.tool ?? 'Read' }]);
    }
    transcript.save(path('projects', `${sessionId(session)}.jsonl`));
  }
  return { home, truth };
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe('kinds of work', () => {
  it('finds four kinds with words and tools of their own, and names them', async () => {
    const { home, truth } = writeTasks(KINDS, 0.8);
    const { report } = await readSample(home);
    const { grouping, kinds } = report.work;
    expect(grouping).toMatchObject({ by: 'text', kinds: 4, sampledTasks: 120 });
    expect(kinds).toHaveLength(4);
    const sizes = KINDS.map((_, kind) => truth.filter((one) => one === kind).length);
    expect(new Set(kinds.map(({ tasks }) => tasks))).toEqual(new Set(sizes));
    for (const { name, stability, sessions } of kinds) {
      const [first = ''] = name.split(' · ');
      const own = KINDS.find(({ words }) => words.split(' ').includes(first));
      expect(
        name
          .split(' · ')
          .slice(1, 3)
          .every((word) => own?.words.includes(word)),
      ).toBe(true);
      expect(name.split(' · ').at(-1)).toBe(own?.tool);
      expect(stability).toBeGreaterThan(0.9);
      expect(sessions).toBeGreaterThanOrEqual(5);
    }
  });

  it('sums up to all calls, tokens and costs', async () => {
    const { report } = await readSample(writeTasks(KINDS, 0.8).home);
    const { kinds, stakes, tasks } = report.work;
    expect(tasks).toBe(SESSIONS * TASKS_IN_A_SESSION);
    expect(sumOf(kinds.map(({ calls }) => calls))).toBe(report.total.calls);
    expect(sumOf(kinds.map(({ tokens }) => tokens.input))).toBe(report.total.tokens.input);
    expect(sumOf(kinds.map(({ costUsd }) => costUsd ?? 0))).toBeCloseTo(report.total.costUsd ?? 0, 10);
    expect(sumOf(stakes.map(({ tasks: count }) => count))).toBe(tasks);
    expect(sumOf(stakes.map(({ shares }) => shares.calls.share ?? 0))).toBeCloseTo(1, 12);
  });

  it('goes by project where words tell nothing apart, and says so', async () => {
    const { report } = await readSample(writeTasks([{ words: 'none', tool: 'Read' }], 0).home);
    expect(report.work.grouping).toEqual({ by: 'project', why: 'no-stable-kinds' });
    expect(report.work.kinds.map(({ name, tasks }) => `${name} ${tasks}`).toSorted()).toEqual([
      'project0 40',
      'project1 40',
      'project2 40',
    ]);
  });

  it('goes by project and by kind of sub-agent where there are few tasks', async () => {
    const { home, path } = temporaryHome();
    const transcript = writeTranscript('one');
    transcript.ask('look around');
    transcript.answer();
    const side = { isSidechain: true, agentId: 'a1', attributionAgent: 'Explore' };
    transcript.ask('find the parser', side);
    transcript.answer([], side);
    transcript.save(path('one.jsonl'));
    const { report } = await readSample(home);
    expect(report.work.grouping).toEqual({ by: 'project', why: 'too-few-tasks' });
    expect(report.work.kinds.map(({ name, basis }) => `${basis} ${name}`).toSorted()).toEqual([
      'agent sub-agent Explore',
      'project shop',
    ]);
  });

  it('lets no number, address, path, key or rare word of a prompt into the report', async () => {
    const secrets =
      'me@example.org /home/me/secret.txt sk-abcdefghijklmnop 4111111111111111 correcthorse9battery';
    const { home } = writeTasks(KINDS, 0.8, secrets);
    const text = JSON.stringify((await readSample(home)).report.work);
    for (const secret of [...secrets.split(' '), 'example', 'secret', 'horse', '4111']) {
      expect(text).not.toContain(secret);
    }
  });

  it('shows no word that fewer than five sessions have', async () => {
    const { home, path } = temporaryHome();
    for (let session = 0; session < 4; session += 1) {
      const transcript = writeTranscript(sessionId(session));
      for (let task = 0; task < 24; task += 1) {
        transcript.ask(task % 2 === 0 ? 'merger acquisition lawsuit' : 'dismissal severance');
        transcript.answer([{ id: `${task}`, name: task % 2 === 0 ? 'Read' : 'Bash' }]);
      }
      transcript.save(path(`${sessionId(session)}.jsonl`));
    }
    const { grouping, kinds } = (await readSample(home)).report.work;
    expect(grouping).toMatchObject({ by: 'text', kinds: 2 });
    expect(kinds.map(({ name }) => name).toSorted()).toEqual(['Bash', 'Read']);
  });

  it('gives the same report for the same transcripts', async () => {
    const { home } = writeTasks(KINDS, 0.6);
    expect((await readSample(home)).report.work).toEqual((await readSample(home)).report.work);
  });
});
