import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DialsResponse, SampleResponse } from '#contract';
import { describe, expect, it } from 'vitest';
import { startGateway } from './__fixtures__/start-gateway.ts';
import { startVernier } from './__fixtures__/start-vernier.ts';
import { temporaryFolder } from './__fixtures__/temporary-folder.ts';

async function readDials(origin: string): Promise<DialsResponse['dials']> {
  const response = await fetch(`${origin}/vernier/dials`);
  return DialsResponse.parse(await response.json()).dials;
}

/** Reads the dials until both are measured; the test's own limit ends it. */
async function waitForDials(origin: string): Promise<DialsResponse['dials']> {
  const dials = await readDials(origin);
  if (dials.length === 2 && dials.every(({ dial }) => dial.status === 'measured')) return dials;
  await sleep(50);
  return await waitForDials(origin);
}

describe('the very first start', () => {
  it('listens before its dials are made, shows what is there, and says when the sample’s dial is', async () => {
    const { running, origin, greeting } = await startGateway([], temporaryFolder());
    expect(greeting).toContain('dial    of the sample work: being made, ready in a few seconds');
    expect(await readDials(origin)).not.toEqual([]);
    await running.printed(/^dial {4}policy \w{12} on simulated outcomes; certified: hold 0\.9$/mu);
    const [first, second] = await waitForDials(origin);
    expect(first).toMatchObject({ id: 'late-2024', serves: false, dial: { source: 'recorded' } });
    expect(second).toMatchObject({ id: 'sample', serves: true, dial: { source: 'simulated' } });
  });
});

describe('a start without any provider', () => {
  it('says at once what the dial holds that was made before, what is simulated, and what to try', async () => {
    const { greeting, origin } = await startGateway();
    expect(greeting).toMatch(/^dial {4}policy \w{12} on simulated outcomes; certified: hold 0\.9$/mu);
    expect(greeting).toContain('simulated');
    expect(greeting).toMatch(new RegExp(`^ {2}npx vernier demo --url ${origin} +turns the dial`, 'mu'));
    expect(greeting).toMatch(
      new RegExp(`^ {2}npx vernier ask --url ${origin} +takes the next sample form`, 'mu'),
    );
  });

  it('hands out the sample work with its right answers', async () => {
    const { origin } = await startGateway();
    const response = await fetch(`${origin}/vernier/sample/121`);
    const form = SampleResponse.parse(await response.json());
    expect(form).toMatchObject({ index: 1, count: 120 });
    expect(form.prompt).toContain('Which practice area is this');
  });

  it('holds a request that asks for nothing to the sample’s promise', async () => {
    const { origin } = await startGateway();
    const { prompt } = SampleResponse.parse(await (await fetch(`${origin}/vernier/sample/0`)).json());
    const answer = await fetch(`${origin}/v1/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        model: 'auto',
        max_tokens: 9,
        messages: [{ role: 'user', content: prompt }],
      }),
    });
    expect(answer.headers.get('x-vernier-certificate')).toBe('hold=0.9; confidence=0.95; n=120; attempt=1');
    expect(answer.headers.get('x-vernier-source')).toBe('simulated');
  });

  it('says what coding agents left on this machine, and that nothing was sent', async () => {
    const person = temporaryFolder();
    const project = join(person, '.claude', 'projects', '-home-me');
    mkdirSync(project, { recursive: true });
    writeFileSync(join(project, '0b5f1c1e-7a34-4c55-9a1e-3f6f3a3c1d11.jsonl'), '{}\n');
    const running = startVernier(['up', '--port', '0'], {
      home: temporaryFolder(),
      environment: { HOME: person, CLAUDE_CONFIG_DIR: '', CODEX_HOME: '', XDG_DATA_HOME: '' },
    });
    const [line] = await running.printed(/^your past: .*$/mu);
    expect(line).toMatch(/1 Claude Code session, .*\(nothing was sent\); `npx vernier audit` shows/u);
  });
});

it('says of a second start on the same port where the first is', async () => {
  const { origin, home } = await startGateway();
  const port = new URL(origin).port;
  const { code, stderr } = await startVernier(['up', '--port', port], { home }).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(
    new RegExp(
      `^vernier: port ${port} on 127\\.0\\.0\\.1: Vernier \\S+ listens here since .*: use it, or stop it`,
      'u',
    ),
  );
});
