import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { callVernier } from './__fixtures__/call-vernier.ts';
import { recordedLines, recordingsFile } from './__fixtures__/recordings.ts';
import { temporaryFile, temporaryFolder } from './__fixtures__/temporary-folder.ts';

const ONE_LINE = /^vernier: [^\n]+\n$/u;
const STACK = /^\s+at /mu;

async function holdPort(): Promise<number> {
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('a command that is called wrongly ends with 2 and one line that says what, which value, and what to do', () => {
  it.each([
    ['an unknown command', ['modles'], /unknown command 'modles' \(Did you mean models\?\)/u],
    ['a name of the language', ['constructor'], /unknown command 'constructor'/u],
    ['an unknown option', ['models', '--nope'], /unknown option '--nope'/u],
    ['a missing argument', ['keys', 'create'], /missing required argument 'name'/u],
    ['an empty question', ['ask', ' '], /It must hold a question/u],
    ['a superfluous argument', ['doctor', 'x'], /too many arguments/u],
    ['a missing option', ['dial', 'fit'], /required option '--recordings <files\.\.\.>' not specified/u],
    ['a port that is none', ['up', '--port', '99999'], /'99999' is invalid.*from 0 to 65535/u],
    ['a port in another notation', ['up', '--port', '0x10'], /'0x10' is invalid/u],
    ['an empty host', ['up', '--host', ''], /must be an address of this machine/u],
    [
      'an effort that is none',
      ['ask', 'x', '--effort', 'banana'],
      /'banana' is invalid.*none, minimal, low/u,
    ],
    ['an effort above 1', ['ask', 'x', '--effort', '1.5'], /'1\.5' is invalid/u],
    ['a hold that is none', ['ask', 'x', '--hold', '2'], /'2' is invalid.*below 1/u],
    ['a budget that is none', ['ask', 'x', '--budget-usd', '-1'], /'-1' is invalid/u],
    ['tokens that are none', ['ask', 'x', '--max-tokens', 'many'], /'many' is invalid/u],
    ['an upstream that is none', ['ask', 'x', '--upstream', 'foo'], /'foo' is invalid.*http/u],
    [
      'a day that is none',
      ['dial', 'fit', '--recordings', 'x', '--price-date', '2024-13-45'],
      /must be a day/u,
    ],
    ['a model twice', ['dial', 'fit', '--recordings', 'x', '--models', 'a,a'], /names a twice/u],
    ['no model', ['dial', 'fit', '--recordings', 'x', '--models', ''], /separated by commas/u],
    ['a share that is none', ['dial', 'certify', '--recordings', 'x', '--hold', '1'], /below 1/u],
    ['a key of nobody', ['keys', 'create', ' '], /who uses the key/u],
  ])('%s', async (_, words, said) => {
    const { code, out, error } = await callVernier(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toMatch(ONE_LINE);
    expect(error).toMatch(said);
    expect(error).toMatch(/[^.]: add --help to see what is allowed$/mu);
  });
});

it.each([
  [
    'days between which there is none',
    ['audit', '.', '--since', '2026-11-02', '--until', '2026-11-01'],
    /--since/u,
  ],
  ['a mapping of no file', ['audit', '--mapping', 'map.yaml'], /name the files/u],
  ['the later day first', ['models', 'diff', '2026-11-02', '2026-11-01'], /write the earlier day first/u],
  ['a price that is none', ['models', '--what-if', 'gpt-6-sol'], /is no what-if price/u],
])('a command whose words do not fit together ends with 2 as well: %s', async (_, words, said) => {
  const { code, out, error } = await callVernier(words);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(error).toMatch(ONE_LINE);
  expect(error).toMatch(said);
});

it.each([
  ['a failure', ['audit', 'no\u001B[31msuch']],
  ['a complaint of the parser', ['audit', '--since', 'no\u001B[31msuch']],
])('lets no argument steer the terminal through %s', async (_, words) => {
  const { error } = await callVernier(words);
  expect(error).toContain('no?[31msuch');
});

/** Runs a command that must fail, with one line on standard error. */
async function failure(
  words: readonly string[],
  environment?: Readonly<Record<string, string>>,
): Promise<string> {
  const { code, out, error } = await callVernier(words, environment);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(error).toMatch(ONE_LINE);
  expect(error).not.toMatch(STACK);
  return error;
}

const fit = (path: string) => failure(['dial', 'fit', '--recordings', path]);
const show = (path: string) => failure(['dial', 'show', '--dial', path]);

describe('recordings that cannot be used', () => {
  it.each([
    ['an empty file', '', /no lines/u],
    ['lines that are no JSON', 'one\ntwo\n', /2 lines skipped, .*:1 is not JSON/u],
    ['lines without a prompt', '{"id":"a","task":"b","answers":{}}\n', /has no usable prompt/u],
  ])('%s', async (_, content, said) => {
    expect(await fit(temporaryFile('bad.jsonl', content))).toMatch(said);
  });

  it('a directory, a file that is not there, a .gz that is none', async () => {
    expect(await fit(temporaryFolder())).toMatch(/EISDIR/u);
    expect(await fit('/no/such/file.jsonl')).toMatch(/\/no\/such\/file\.jsonl.*check the path/u);
    expect(await fit(temporaryFile('plain.jsonl.gz', 'no gzip'))).toMatch(/incorrect header check/u);
  });

  it('a half .gz', async () => {
    const whole = gzipSync(recordedLines(50).join('\n'));
    expect(await fit(temporaryFile('half.jsonl.gz', whole.subarray(0, 200)))).toMatch(
      /unexpected end of file/u,
    );
  });

  it('prompts of which too few are independent', async () => {
    const alike = recordedLines(20).map((line) => line.replaceAll(/of [a-z ]+|numbers [a-z ]+/gu, '1'));
    const lines = alike.map((line, index) => line.replace(/theorem 1|the 1/u, `1 ${index}`));
    expect(await fit(recordingsFile(lines))).toMatch(
      /clusters of near-duplicate prompts leave .* to (?:fit|measure)/u,
    );
  });

  it('models that were not recorded, or that no price is known of', async () => {
    const file = recordingsFile(recordedLines(10));
    expect(await failure(['dial', 'fit', '--recordings', file, '--models', 'gpt-0'])).toMatch(
      /no answers of gpt-0, only of claude-3-5-sonnet-20241022, claude-3-haiku-20240307/u,
    );
    expect(await failure(['dial', 'fit', '--recordings', file, '--price-date', '2001-01-01'])).toMatch(
      /no price of .* is known on 2001-01-01: choose another --price-date/u,
    );
  });

  it('prompts that no model answered all of', async () => {
    const lines = [
      '{"id":"a","task":"t","prompt":"p","answers":{"m":{"text":"x","correct":true,"input_tokens":1,"output_tokens":1}}}',
      '{"id":"b","task":"t","prompt":"q","answers":{"n":{"text":"x","correct":true,"input_tokens":1,"output_tokens":1}}}',
    ];
    expect(await fit(recordingsFile(lines))).toMatch(/no model answered 95 % of the 2 prompts: .* m, n/u);
  });
});

describe('a dial that cannot be used', () => {
  it('is named with what is wrong with it', async () => {
    expect(await failure(['dial', 'certify', '--recordings', recordingsFile()])).toMatch(
      /no dial is in force: fit one with/u,
    );
    expect(await show('/no/such/dial.json')).toMatch(/\/no\/such\/dial\.json cannot be read/u);
    expect(await show(temporaryFolder())).toMatch(/EISDIR/u);
    expect(await show(temporaryFile('cut.json', '{"version":1,"pol'))).toMatch(/is no JSON \(17 characters/u);
    expect(await show(temporaryFile('new.json', '{"version":2}'))).toMatch(
      /has version 2, and .* version 1/u,
    );
    expect(await show(temporaryFile('other.json', '{"version":1}'))).toMatch(/is no dial: policy/u);
  });
});

describe('a place that cannot be used', () => {
  it('says so of a port in use', async () => {
    const port = await holdPort();
    expect(await failure(['up', '--port', String(port)])).toMatch(
      new RegExp(`port ${port} on 127.0.0.1: taken by a program that .* --port`, 'u'),
    );
  });

  it('says so of an address that is not of this machine', async () => {
    expect(await failure(['up', '--port', '0', '--host', '192.0.2.1'])).toMatch(
      /192\.0\.2\.1.*--host or --port/u,
    );
  });

  it('says so of a home below a file', async () => {
    for (const words of [
      ['ask', 'Say hello.'],
      ['up', '--port', '0'],
      ['dial', 'show'],
    ]) {
      expect(await failure(words, { VERNIER_HOME: '/dev/null/x' })).toMatch(
        /^vernier: the home folder \/dev\/null\/x cannot be used \(\/dev\/null is no folder\): set VERNIER_HOME to a folder\n$/u,
      );
    }
  });

  it('says so of a database that is none, and leaves it as it is', async () => {
    const home = temporaryFolder();
    writeFileSync(join(home, 'vernier.db'), 'rubbish '.repeat(1000));
    expect(await failure(['ask', 'Say hello.'], { VERNIER_HOME: home })).toMatch(/file is not a database/u);
  });

  it('says so of an --out in a folder that is not there, before any work', async () => {
    const words = ['dial', 'fit', '--recordings', '/no/such/file', '--out', '/no/such/folder/dial.json'];
    expect(await failure(words)).toMatch(
      /\/no\/such\/folder\/dial\.json cannot be written .*choose another --out/u,
    );
  });

  it('says so of an upstream that nobody answers at', async () => {
    const words = ['ask', 'Say hello.', '--upstream', 'http://127.0.0.1:9', '--model', 'some-model'];
    expect(await failure(words)).toMatch(/http:\/\/127\.0\.0\.1:9, ECONNREFUSED\): check baseUrl/u);
  });

  it('says so of an upstream that others can listen to, without the key in its URL', async () => {
    const open = await failure(['ask', 'x', '--upstream', 'http://example.com']);
    expect(open).toMatch(/--upstream http:\/\/example\.com: .*use https/u);
    const keyed = await failure(['ask', 'x', '--upstream', 'https://user:secret@example.com/?key=secret']);
    expect(keyed).toMatch(/https:\/\/example\.com: must have no user name/u);
    expect(keyed).not.toContain('secret');
  });

  it('says so of a model that nobody serves', async () => {
    expect(await failure(['ask', 'Say hello.', '--model', 'gpt-0'])).toMatch(
      /"gpt-0" is not served here: use one of/u,
    );
  });
});
