import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { createCatalog } from '#catalog';
import { type Terminal, VernierError } from '#core';
import { temporaryHome, TODAY } from './__fixtures__/temporary-home.ts';
import { createAuditCommand } from './command.ts';

const SOURCES = join(import.meta.dirname, 'sources');
const CLAUDE_CODE = join(SOURCES, 'claude-code', '__fixtures__');
const Report = z.object({
  total: z.object({ calls: z.number() }),
  sources: z.array(z.object({ source: z.string(), files: z.number() })),
  notRead: z.array(z.string()),
});

/** Runs the command in a home of its own. */
async function audit(
  words: readonly string[],
  world: { readonly home?: string; readonly vernierHome?: string } = {},
) {
  const said = { text: '', json: undefined as unknown, notes: '' };
  const terminal: Terminal = {
    report: ({ text, json }) => {
      said.text = text;
      said.json = json;
    },
    note: (text) => {
      said.notes += text;
    },
    progress: () => ({ update: () => undefined, done: () => undefined }),
  };
  const command = createAuditCommand(() => ({
    terminal,
    clock: { now: () => TODAY, monotonicMs: () => performance.now() },
    homeDirectory: world.home ?? temporaryHome().home,
    vernierHome: world.vernierHome,
    env: {},
    directory: SOURCES,
    catalog: createCatalog(),
  }));
  await command.parseAsync([...words], { from: 'user' });
  return said;
}

/** The error that a command ends with. */
async function failure(words: readonly string[]): Promise<VernierError> {
  try {
    await audit(words);
  } catch (error) {
    if (error instanceof VernierError) return error;
    throw error;
  }
  throw new Error('the command ended well');
}

const LINE = JSON.stringify({
  type: 'assistant',
  timestamp: '2026-10-10T10:00:00Z',
  message: { id: 'msg_1', model: 'claude-opus-5-5', usage: { input_tokens: 1, output_tokens: 1 } },
});

it('says on one screen what was used', async () => {
  const { text } = await audit([CLAUDE_CODE]);
  expect(text).toMatchInlineSnapshot(`
    "What was used, 2025-06-01 to 2026-11-02: $0.0078, list prices of each call's own
      day
    a month: $0.0099, scaled from 2026-10-10 to 2026-11-02 (24 days)
    in no finding or month: 1 call, before a gap of 495 days (\`--until 2025-06-01\`)
    calls: 6, 2 of them by sub-agents, 2 tool calls, days in UTC
    read: Claude Code 3 sessions (4 files, 20 lines, 10 KB)
    left out: 5 repeated lines, 1 answer without a model

    month    calls  input  cache read  cache write  output      cost  unpriced
    2025-06      1      4           0            0       6  no price         1
    2026-10      3    115       1,000          200     330   $0.0076         0
    2026-11      2  1,001           0            0     102  $0.00015         1

    model                   effort    calls  tokens  of tokens      cost  of cost
    claude-opus-5-5         high          1   1,510       55 %   $0.0074     95 %
    claude-opus-5-5         low           1      15      0.5 %  $0.00022    2.8 %
    claude-haiku-5-5        not told      2   1,220       44 %  $0.00017    2.2 %
    claude-opus-4-20250514  not told      1      10      0.4 %  no price        –
    claude-opus-5-5         not told      1       3      0.1 %  no price        –

    kind of work  tasks  calls      cost  of cost  routine  high-stake
    shop              2      4   $0.0074     95 %    100 %         0 %
    sub-agents        2      2  $0.00037    4.8 %    100 %         0 %
    4 tasks by project and sub-agent: too few tasks to tell kinds by their words
    stakes, by written rules and not by outcomes: routine 100 % of tasks (100 % of
      their cost), normal 0 % (0 %), high-stake 0 % (0 %)

    findings: too little to look for: 6 of the 20 single calls that a finding needs

    prices: USD, list prices of each call's own day (dated 2026-09-22 to 2026-10-07)
    no price: 2 of 6 calls, in no sum of cost
      claude-opus-4-20250514: not in the catalog; claude-opus-5-5: no price on that
      day
      \`--prices 2026-11-21\` takes the prices of today for all calls
    stated by the sources themselves: 1 of 3 totals equal what was counted; what
      differs is on standard error
    Counts and names only: no text was read into this report; nothing was sent."
  `);
  expect(text.split('\n').length).toBeLessThanOrEqual(40);
});

it('lists problems and totals that differ beside the result', async () => {
  const { path } = temporaryHome();
  writeFileSync(path('one.jsonl'), `${LINE}\nrubbish\n`);
  const { notes } = await audit([path('one.jsonl'), CLAUDE_CODE]);
  expect(notes).toContain(`${path('one.jsonl')}:2 is no JSON object`);
  expect(notes).toContain('Claude Code 2026-11, 1 session: stated 3 tokens, $1.00; counted 1,103 tokens');
});

it('keeps to one screen whatever there is', async () => {
  const { path } = temporaryHome();
  const lines = Array.from({ length: 400 }, (_, index) =>
    LINE.replace('msg_1', `msg_${index}`)
      .replace('opus-5-5', `opus-${index % 30}`)
      .replace('2026-10', `202${4 + (index % 3)}-0${1 + (index % 9)}`),
  );
  writeFileSync(path('one.jsonl'), lines.join('\n'));
  const printed = (await audit([path('one.jsonl')])).text.split('\n');
  expect(printed.length).toBeLessThanOrEqual(40);
  expect(Math.max(...printed.map(({ length }) => length))).toBeLessThanOrEqual(80);
});

it('reads what is on this machine where no folder is named, and lists what cannot be read there', async () => {
  const { home, path, write } = temporaryHome();
  mkdirSync(path('.claude', 'projects', 'shop'), { recursive: true });
  writeFileSync(path('.claude', 'projects', 'shop', 'one.jsonl'), LINE);
  write('.local/share/opencode/opencode.db', '2026-11-20');
  const { json, notes } = await audit([], { home });
  expect(Report.parse(json)).toEqual({
    total: { calls: 1 },
    sources: [
      { source: 'claude-code', files: 1 },
      { source: 'opencode', files: 1 },
    ],
    notRead: [],
  });
  expect(notes).toContain('opencode.db cannot be read');
});

it('finds folders from where the command runs', async () => {
  const { json } = await audit([join('codex', '__fixtures__')]);
  expect(Report.parse(json).sources).toEqual([{ source: 'codex', files: 3 }]);
});

it('writes every call into a CSV file, which steers no spreadsheet', async () => {
  const { path } = temporaryHome();
  writeFileSync(path('one.jsonl'), LINE.replace('claude-opus-5-5', '=HYPERLINK(1,2)'));
  await audit([path('one.jsonl'), '--csv', path('calls.csv')]);
  const [titles, call] = readFileSync(path('calls.csv'), 'utf8').split('\n');
  expect(titles).toMatch(/^at,source,session,project,/u);
  expect(call).toBe(
    `2026-10-10T10:00:00.000Z,claude-code,one,,main,"'=HYPERLINK(1,2)",,,1,,,,1,,0,,,,,unknown-model,,,`,
  );
});

it('writes no file where nothing can be read, and says what is not there', async () => {
  const { path } = temporaryHome();
  const error = await failure([path('gone'), '--csv', path('calls.csv')]);
  expect(error.code).toBe('file-unreadable');
  expect(error.message).toContain(`${path('gone')} cannot be read: it is not there (ENOENT)`);
  expect(existsSync(path('calls.csv'))).toBe(false);
});

it('says where it looked when there is no transcript at all', async () => {
  const error = await failure([]);
  expect(error.code).toBe('not-found');
  expect(error.message).toContain(join('.claude', 'projects'));
});

it('fails where files hold no call', async () => {
  const { path } = temporaryHome();
  writeFileSync(path('one.jsonl'), 'rubbish\n');
  expect((await failure([path('one.jsonl')])).code).toBe('not-found');
});

const Sums = z.object({ total: z.object({ calls: z.number(), costUsd: z.number() }), mix: z.unknown() });

it('fails where no row of a table counts, whatever its mapping states', async () => {
  const { path } = temporaryHome();
  const fields = 'time: at\nmodel: model\ntokens: { input: in, output: out }';
  const totals = 'totals: [{ month: 2026-10, costUsd: 3 }]';
  writeFileSync(path('map.yaml'), `version: 1\nrows: call\n${fields}\n${totals}\n`);
  writeFileSync(path('calls.csv'), 'at,model,in,out\nnever,gpt-6-sol,1,1\n');
  const error = await failure(['--mapping', path('map.yaml'), path('calls.csv')]);
  expect(error.message).toContain('no file tells of a call to a model');
});

it('reads a list of calls that it wrote itself to the same sums', async () => {
  const { path } = temporaryHome();
  const written = await audit([CLAUDE_CODE, '--csv', path('calls.csv')]);
  const { json } = await audit([path('calls.csv')]);
  expect(Sums.parse(json)).toEqual(Sums.parse(written.json));
});

it('wants files beside a mapping', async () => {
  expect((await failure(['--mapping', 'map.yaml'])).message).toContain('describes no file');
});

it('lists a named file of no known kind, and only counts one that lies in a named folder', async () => {
  const { home, path } = temporaryHome();
  writeFileSync(path('one.jsonl'), LINE);
  writeFileSync(path('numbers.csv'), 'a,b\n1,2\n');
  expect((await audit([home])).text).toContain('left out: 1 file of no known kind');
  expect((await audit([path('one.jsonl'), path('numbers.csv')])).notes).toContain(
    'numbers.csv is of no kind',
  );
});

it("looks for Vernier's own ledger where it lies, and does not miss it", async () => {
  const { home, path } = temporaryHome();
  mkdirSync(path('.claude', 'projects', 'shop'), { recursive: true });
  writeFileSync(path('.claude', 'projects', 'shop', 'one.jsonl'), LINE);
  const { json } = await audit([], { home, vernierHome: path('.vernier') });
  expect(Report.parse(json).sources.map(({ source }) => source)).toEqual(['claude-code']);
  expect((await failure([])).message).not.toContain('vernier.db');
});

it('says that a CSV file cannot be written', async () => {
  const { path } = temporaryHome();
  const error = await failure([CLAUDE_CODE, '--csv', path('gone', 'calls.csv')]);
  expect(error.code).toBe('file-unwritable');
});

it('lets no name from a file steer the terminal', async () => {
  const { path } = temporaryHome();
  writeFileSync(path('one.jsonl'), LINE.replace('claude-opus-5-5', String.raw`\u001b[2Jmodel`));
  expect((await audit([path('one.jsonl')])).text).toContain('?[2Jmodel');
});

it('says which day is the wrong one where no day lies between', async () => {
  const error = await failure([CLAUDE_CODE, '--since', '2026-11-02', '--until', '2026-11-01']);
  expect(error.message).toContain('--since 2026-11-02 lies after --until 2026-11-01');
});
