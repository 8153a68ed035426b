import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { callVernier } from './__fixtures__/call-vernier.ts';
import { recordedLines } from './__fixtures__/recordings.ts';
import { temporaryFile, temporaryFolder } from './__fixtures__/temporary-folder.ts';
import { PACKAGE_ROOT } from './package-facts.ts';

const Asked = z.object({
  answer: z.string(),
  decision: z.object({ planId: z.string(), position: z.number().nullable(), servedBy: z.string() }),
  headers: z.record(z.string(), z.string()),
});
const Doctor = z.object({ findings: z.array(z.object({ what: z.string(), status: z.string() })) });
const Models = z.array(z.object({ id: z.string(), input: z.object({ status: z.string() }) }));
const Key = z.object({ name: z.string(), key: z.string(), hash: z.string() });

async function askJson(...flags: string[]): Promise<z.infer<typeof Asked>> {
  const { code, out } = await callVernier(['ask', 'Say hello.', '--json', ...flags]);
  expect(code).toBe(0);
  return Asked.parse(JSON.parse(out));
}

it('says its version', async () => {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')));
  expect(await callVernier(['--version'])).toEqual({ code: 0, out: `${version}\n`, error: '' });
});

it('shows its help and ends with 2 when it is called without a command', async () => {
  const { code, out, error } = await callVernier([]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(error).toContain('Usage: vernier');
});

describe('vernier ask', () => {
  it('answers without any configuration and explains why this plan answered', async () => {
    const { code, out, error } = await callVernier(['ask', 'Say hello.']);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatch(/^This is a simulation: simulated-\w+ is no model/u);
    expect(out).toMatch(/why +simulated-\w+ answered: nothing asked, so hold 0\.9; certified from position/u);
    expect(out).toMatch(/certificate +hold=0\.9; confidence=0\.95; n=120/u);
  });

  it('gives answer, decision and headers as JSON', async () => {
    const { decision, headers } = await askJson('--effort', 'max');
    expect(decision).toMatchObject({ planId: 'simulated-large', servedBy: 'top' });
    expect(headers).toMatchObject({
      'x-vernier-plan': 'simulated-large',
      'x-vernier-source': 'simulated',
    });
  });

  it('takes a level, a position, a promise, a model', async () => {
    expect((await askJson('--effort', 'low')).decision).toMatchObject({
      position: 0.25,
      servedBy: 'hull',
    });
    expect((await askJson('--effort', '0.9')).decision.position).toBe(0.9);
    expect((await askJson('--hold', '0.99')).headers['x-vernier-certificate']).toBe('top');
    expect((await askJson('--model', 'intake-classifier')).decision).toMatchObject({
      planId: 'intake-classifier',
      servedBy: 'pinned',
    });
  });

  it('needs no key of the gateway, because nobody calls from outside', async () => {
    const key = Key.parse(JSON.parse((await callVernier(['keys', 'create', 'team', '--json'])).out));
    const config = temporaryFile('vernier.yaml', `guard: { keys: [{ name: team, hash: "${key.hash}" }] }`);
    expect(await callVernier(['ask', 'Say hello.', '--config', config])).toMatchObject({ code: 0 });
  });
});

describe('vernier models', () => {
  it('lists every model with its price or the reason why it has none', async () => {
    const { code, out } = await callVernier(['models', '--json']);
    expect(code).toBe(0);
    expect(Models.parse(JSON.parse(out)).length).toBeGreaterThan(20);
  });

  it('fits a terminal of 120 columns', async () => {
    const { out } = await callVernier(['models']);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  it('finds models by a part of the name, in any case', async () => {
    const { out } = await callVernier(['models', 'HAIKU', '--json']);
    expect(Models.parse(JSON.parse(out)).map((model) => model.id)).toContain('claude-3-5-haiku-20241022');
  });

  it('answers no when there is none', async () => {
    expect(await callVernier(['models', 'no-such-model'])).toMatchObject({ code: 3, error: '' });
  });
});

describe('vernier doctor', () => {
  it('finds nothing missing in an empty home', async () => {
    const config = temporaryFile('vernier.yaml', 'listen: { port: 0 }');
    const { code, out } = await callVernier(['doctor', '--json', '--config', config]);
    expect(code).toBe(0);
    const statuses = Doctor.parse(JSON.parse(out)).findings.map((finding) => finding.status);
    expect(statuses).not.toContain('problem');
  });

  it('answers no, and says everything that is wrong, when the home cannot be used', async () => {
    const { code, out } = await callVernier(['doctor'], { VERNIER_HOME: '/dev/null/x' });
    expect(code).toBe(3);
    expect(out).toContain('To be mended: home, store.');
  });

  it('lists the problems of a configuration below each other', async () => {
    const config = temporaryFile('vernier.yaml', 'listen: { port: high }\nroting: {}\n');
    const { code, out } = await callVernier(['doctor', '--config', config]);
    expect(code).toBe(3);
    expect(out).toMatch(
      /has 2 problems:\n +line 1: listen\.port: .*\n +line 2: roting: there is no such key/u,
    );
  });
});

describe('vernier keys create', () => {
  it('makes another key each time and shows what goes into vernier.yaml', async () => {
    const made = [
      await callVernier(['keys', 'create', 'team']),
      await callVernier(['keys', 'create', 'team']),
    ];
    const keys = made.map(({ out }) => /vk-[\w-]{32}/u.exec(out)?.[0]);
    expect(new Set(keys).size).toBe(2);
    const yaml = `${/guard:[^]*/u.exec(made[0]?.out ?? '')?.[0] ?? ''}\nlisten: { port: 0 }\n`;
    expect(await callVernier(['doctor', '--config', temporaryFile('vernier.yaml', yaml)])).toMatchObject({
      code: 0,
    });
  });
});

describe('recordings on the command line', () => {
  it('are read as far as they go, and what was skipped is counted and listed', async () => {
    const [first = ''] = recordedLines(1);
    const broken = temporaryFile('broken.jsonl', `${first}\n{"id": \n${first}\n{"id":"x","task":"y"}\n`);
    const { code, out, error } = await callVernier([
      'ask',
      'Prove the theorem of zero',
      '--recordings',
      broken,
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/^(?:small|large) 0\n/u);
    expect(error).toMatch(
      /^3 lines of the recordings skipped, 1 read:\n.*:2 is not JSON\n.*:3 repeats the id row-0.*\n.*:4 has no usable prompt/u,
    );
  });
});

it('writes nothing outside its home', async () => {
  const home = temporaryFolder();
  writeFileSync(join(home, 'marker'), '');
  await callVernier(['ask', 'Say hello.'], { VERNIER_HOME: home });
  expect(readdirSync(home).toSorted()).toEqual(expect.arrayContaining(['marker', 'spool', 'vernier.db']));
});
