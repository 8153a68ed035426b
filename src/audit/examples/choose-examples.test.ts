import { expect, it } from 'vitest';
import { createRandom } from '#stats';
import { readSample } from '../__fixtures__/read-sample.ts';
import { sessionId, temporaryHome } from '../__fixtures__/temporary-home.ts';
import { writeTranscript } from '../work/__fixtures__/conversations.ts';
import { createMessageSample } from './message-sample.ts';

const KINDS = [
  'invoice ledger payment balance refund currency booking vendor',
  'translate german french plural locale glossary wording sentence',
].map((words) => words.split(' '));

/** Reads a folder as `--with-text` does. */
async function examplesOf(folder: string, days: { readonly since?: string } = {}) {
  const texts = { messages: createMessageSample(), machine: { env: { USER: 'annelie' } } };
  const { report } = await readSample(folder, { ...days, texts });
  return { report, examples: report.examples };
}

/** Writes sessions with messages in turn of both kinds; the first ones of two sessions have words of both. */
function writeTwoKinds() {
  const { home, path } = temporaryHome();
  const random = createRandom('two kinds');
  for (let session = 0; session < 12; session += 1) {
    const transcript = writeTranscript(sessionId(session));
    for (let task = 0; task < 10; task += 1) {
      const [own = [], other = []] = task % 2 === 0 ? KINDS : KINDS.toReversed();
      const mixed = session < 2 && task < 2 ? [...own.slice(0, 3), ...other.slice(0, 2)] : own;
      const words = Array.from({ length: 8 }, () => mixed[Math.floor(random() * mixed.length)]);
      transcript.ask(`annelie wants ${words.join(' ')}`);
      transcript.answer([{ id: `${task}`, name: task % 2 === 0 ? 'Read' : 'WebFetch' }]);
    }
    transcript.save(path('projects', `${sessionId(session)}.jsonl`));
  }
  return home;
}

it('shows three messages of each kind, of different sessions, without words of the other kind', async () => {
  const { report, examples } = await examplesOf(writeTwoKinds());
  expect(report.work.grouping).toMatchObject({ by: 'text', kinds: 2 });
  expect(examples).toMatchObject({ messages: 120, looked: 120 });
  expect(examples?.kinds.map(({ kind, name }) => [kind, name])).toEqual(
    report.work.kinds.map(({ id, name }) => [id, name]),
  );
  for (const { messages } of examples?.kinds ?? []) {
    expect(messages).toHaveLength(3);
    expect(messages.every((message) => message.startsWith('[name] wants '))).toBe(true);
    const words = messages.join(' ').split(' ');
    expect(KINDS.filter((kind) => words.some((word) => kind.includes(word)))).toHaveLength(1);
  }
});

it('shows one message of a single session, and only of the days asked for', async () => {
  const { home, path } = temporaryHome();
  for (const [session, day] of [
    ['one', '10'],
    ['two', '12'],
  ] as const) {
    const transcript = writeTranscript(session, { timestamp: `2026-10-${day}T10:00:00Z` });
    transcript.ask(`first of ${session}`);
    transcript.answer();
    transcript.ask(`second of ${session}`);
    transcript.answer();
    transcript.save(path(`${session}.jsonl`));
  }
  const { examples } = await examplesOf(home, { since: '2026-10-12' });
  expect(examples).toMatchObject({ messages: 2, looked: 2, kinds: [{ messages: ['first of two'] }] });
});

it('passes over messages of which redaction leaves nothing, and says none twice', async () => {
  const { home, path } = temporaryHome();
  for (const [session, message] of [
    ['one', 'continue'],
    ['two', 'https://shop.example/1'],
    ['three', 'continue'],
    ['four', 'go on'],
  ] as const) {
    const transcript = writeTranscript(session);
    transcript.ask(message);
    transcript.answer();
    transcript.save(path(`${session}.jsonl`));
  }
  const { examples } = await examplesOf(home);
  expect(examples?.kinds.map(({ messages }) => messages.toSorted())).toEqual([['continue', 'go on']]);
});
