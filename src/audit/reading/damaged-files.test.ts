import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readSample } from '../__fixtures__/read-sample.ts';
import { temporaryHome } from '../__fixtures__/temporary-home.ts';

/** A line of Claude Code with one call. */
function call(id: string): string {
  const message = { id, model: 'claude-opus-5-5', usage: { input_tokens: 10, output_tokens: 1 } };
  return JSON.stringify({
    type: 'assistant',
    sessionId: 'one',
    timestamp: '2026-10-10T10:00:00Z',
    requestId: id,
    message,
  });
}
const TEXT = `${call('a')}\n${call('b')}\n`;
const CODEX = '{"timestamp":"2026-10-10T10:00:00Z","type":"event_msg","payload":{"type":"token_count"}}';

async function read(files: Readonly<Record<string, string | Buffer>>) {
  const { home, path } = temporaryHome();
  mkdirSync(path('logs'));
  for (const [name, content] of Object.entries(files)) writeFileSync(path('logs', name), content);
  const { report } = await readSample(home);
  const { total, problems, leftOut, sources } = report;
  const told = problems.first.map(({ kind, line, code }) => [kind, line, code].filter(Boolean).join(' '));
  return { calls: total.calls, told, problems, leftOut, lines: sources[0]?.lines };
}

const bigEndian = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();

it.each([
  ['a mark at its beginning', `\uFEFF${TEXT}`],
  ['UTF-16', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['UTF-16 with the larger byte first', bigEndian(TEXT)],
  ['blank lines and lines that end as on Windows', ` \r\n\r\n${TEXT.replaceAll('\n', '\r\n')}\r\n`],
])('reads every call of a transcript with %s', async (_with, content) => {
  expect(await read({ 'one.jsonl': content })).toMatchObject({ calls: 2, told: [] });
});

it('reads the calls behind rubbish, and names a file of nothing else', async () => {
  const { calls, told, leftOut, problems } = await read({
    'one.jsonl': `rub\n${TEXT}`,
    'two.jsonl': 'rubbish',
  });
  expect({ calls, told }).toEqual({ calls: 2, told: ['not-json 1'] });
  expect(leftOut.notRecognised).toBe(1);
  expect(problems.passedOver).toMatchObject([/two\.jsonl$/u].map((name) => expect.stringMatching(name)));
});

it('reads a small packed file to where it is cut off, and says where', async () => {
  const packed = gzipSync(TEXT);
  const { calls, told, lines } = await read({ 'one.jsonl.gz': packed.subarray(0, -6) });
  expect({ calls, told, lines }).toEqual({ calls: 2, told: ['broken-off 2 Z_BUF_ERROR'], lines: 2 });
});

it('says that lines of another agent were left out', async () => {
  const { calls, told, leftOut } = await read({ 'one.jsonl': `${call('a')}\n${CODEX}\n${call('b')}\n` });
  expect({ calls, told }).toEqual({ calls: 2, told: [] });
  expect(leftOut.foreign).toBe(1);
});

it('says what ails a database, and not that it has a number', async () => {
  const { told } = await read({ 'opencode.db': `SQLite format 3\u0000${'x'.repeat(5000)}` });
  expect(told).toEqual(['unreadable SQLITE_NOTADB']);
});
