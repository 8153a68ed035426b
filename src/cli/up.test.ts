import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { openStore } from '#store';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { callVernier } from './__fixtures__/call-vernier.ts';
import { recordedLines, recordingsFile } from './__fixtures__/recordings.ts';
import { askGateway, startGateway } from './__fixtures__/start-gateway.ts';
import { startShell, startVernier } from './__fixtures__/start-vernier.ts';
import { temporaryFile, temporaryFolder } from './__fixtures__/temporary-folder.ts';

const Key = z.object({ key: z.string(), hash: z.string() });

/** An upstream that answers only when it is told to. */
async function startSlowUpstream(): Promise<{ url: string; asked: Promise<unknown>; answer: () => void }> {
  const { promise: told, resolve: answer } = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    request.resume();
    void told.then(() => {
      const body = {
        id: 'msg_1',
        type: 'message',
        role: 'assistant',
        model: 'some-model',
        content: [{ type: 'text', text: 'late' }],
        stop_reason: 'end_turn',
        stop_sequence: null,
        usage: { input_tokens: 1, output_tokens: 1 },
      };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, asked: once(server, 'request'), answer };
}

describe('the curl that `vernier up` prints', () => {
  it('works when it is pasted as it stands', async () => {
    const { greeting } = await startGateway();
    const line = /^ {2}(curl .*)$/mu.exec(greeting)?.[1] ?? '';
    const { code, stdout } = await startShell(line, {}).ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^HTTP\/1\.1 200[^]*x-vernier-source: (?:simulated|measured)/u);
  });

  it('works as well when the recorded prompt holds quotes, dollars, backticks and lines', async () => {
    const [first = ''] = recordedLines(1);
    const prompt = `It's "quoted", costs $HOME \`date\` 'twice' \\ and\ngoes on – $(id)`;
    const recordings = recordingsFile([
      JSON.stringify({ ...z.looseObject({}).parse(JSON.parse(first)), prompt }),
    ]);
    const { greeting } = await startGateway(['--recordings', recordings]);
    const line = /^ {2}(curl .*)$/mu.exec(greeting)?.[1] ?? '';
    const { stdout } = await startShell(line, {}).ended;
    expect(stdout).toMatch(/^HTTP\/1\.1 200[^]*"text":"small 0"/u);
  });

  it('reads the key from a variable when keys are configured, and the key that was made works', async () => {
    const { key, hash } = Key.parse(
      JSON.parse((await callVernier(['keys', 'create', 'team', '--json'])).out),
    );
    const config = temporaryFile('vernier.yaml', `guard: { keys: [{ name: team, hash: "${hash}" }] }`);
    const { greeting, origin } = await startGateway(['--config', config]);
    const line = /^ {2}(curl .*)$/mu.exec(greeting)?.[1] ?? '';
    expect((await startShell(line, { VERNIER_KEY: key }).ended).stdout).toMatch(/^HTTP\/1\.1 200/u);
    expect((await askGateway(origin, { authorization: `Bearer ${key}` })).status).toBe(200);
    expect((await askGateway(origin)).status).toBe(401);
  });
});

describe('a gateway that is told to stop', () => {
  it('lets the running answer end, keeps its record in the database, and ends with 0', async () => {
    const upstream = await startSlowUpstream();
    const config = temporaryFile('vernier.yaml', 'ladder: [some-model]');
    const { running, origin, home } = await startGateway(['--upstream', upstream.url, '--config', config]);
    const answering = askGateway(origin);
    await upstream.asked;
    running.child.kill('SIGTERM');
    upstream.answer();
    expect(await (await answering).json()).toMatchObject({ content: [{ text: 'late' }] });
    expect(await running.ended).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(join(home, 'spool'))).toEqual([]);
    const store = await openStore({ home });
    onTestFinished(() => store.close());
    expect(await store.db.selectFrom('requests').selectAll().execute()).toHaveLength(1);
  });

  it('takes Ctrl-C twice within 100 ms, as npm passes it on, for one', async () => {
    const { running } = await startGateway();
    running.child.kill('SIGINT');
    running.child.kill('SIGINT');
    expect(await running.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
  });
});

describe('output that nobody takes', () => {
  it('is no failure when the reader has read enough', async () => {
    const home = temporaryFolder();
    const line = 'vernier models | head -n 1; vernier models --json | head -c 1 >/dev/null';
    const { stdout, stderr } = await startShell(line, { VERNIER_HOME: home }).ended;
    expect({ stdout, stderr }).toEqual({ stdout: expect.stringMatching(/^model .*\n$/u), stderr: '' });
  });

  it('is a failure in one line when the disk is full', async () => {
    const { code, stderr } = await startShell('vernier models >/dev/full', {
      VERNIER_HOME: temporaryFolder(),
    }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^vernier: standard output cannot be written \(ENOSPC[^\n]*\n$/u);
  });
});

it('answers with the exit code of what happened', async () => {
  const home = temporaryFolder();
  const codes = ['models nothing', 'dial show --dial none.json'].map(
    async (words) => (await startVernier(words.split(' '), { home }).ended).code,
  );
  expect(await Promise.all(codes)).toEqual([3, 1]);
});
