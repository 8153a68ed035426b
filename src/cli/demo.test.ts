import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { callVernier } from './__fixtures__/call-vernier.ts';
import { homeWithDials } from './__fixtures__/home-with-dials.ts';
import { listenOnFreePort } from './__fixtures__/listen.ts';
import { recordingsFile } from './__fixtures__/recordings.ts';
import { startGateway } from './__fixtures__/start-gateway.ts';
import { startVernier } from './__fixtures__/start-vernier.ts';
import { temporaryFile } from './__fixtures__/temporary-folder.ts';

const Demo = z.object({
  url: z.string(),
  startedHere: z.boolean(),
  source: z.string(),
  rows: z.array(
    z.object({
      position: z.number(),
      source: z.string(),
      n: z.number(),
      answeredBy: z.array(z.object({ planId: z.string(), count: z.number() })),
      right: z.object({ mean: z.number() }),
      costUsdPerThousand: z.number(),
      savedShare: z.number(),
      asMeasured: z.boolean().nullable(),
    }),
  ),
});
const Key = z.object({ key: z.string(), hash: z.string() });

/** A row at position 0, where the classifier answers everything at once. */
const LOWEST_ROW = /^ +0\.00 +100 \/ +0 \/ +0 % .* simulated$/mu;

/** A port that nothing listens on: it was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenOnFreePort(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('vernier demo', () => {
  it('turns the dial of a running gateway, row by row, every row marked, and judges what it saw', async () => {
    const { origin, home } = await startGateway();
    const words = ['demo', '--url', origin, '--positions', '0,0.5'];
    const { code, stdout, stderr } = await startVernier(words, { home }).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^1 intake-classifier · 2 simulated-medium · 3 simulated-large$/mu);
    expect(stdout).toMatch(LOWEST_ROW);
    expect(stdout).toMatch(/^ +0\.50 .* simulated$/mu);
    expect(stdout).toMatch(
      /^At all 2 positions the share of right answers is what was measured, up to chance/mu,
    );
  });

  it('gives the same figures for machines', async () => {
    const { origin } = await startGateway();
    const { out } = await callVernier(['demo', '--url', origin, '--positions', '0,0.33', '--json']);
    const { rows, ...about } = Demo.parse(JSON.parse(out));
    expect(about).toEqual({ url: origin, startedHere: false, source: 'simulated' });
    expect(rows).toMatchObject([
      { position: 0, n: 120, costUsdPerThousand: 0, savedShare: 1, asMeasured: true },
      { position: 0.33, n: 120, asMeasured: null },
    ]);
    const counts = rows[1]?.answeredBy.map(({ count }) => count) ?? [];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(120);
  });

  it('starts a gateway for its own time where none runs, and says so', async () => {
    const config = `listen: { port: ${await freePort()} }`;
    const { code, out, error } = await callVernier(['demo', '--positions', '0'], {
      VERNIER_CONFIG: temporaryFile('vernier.yaml', config),
    });
    expect(code).toBe(0);
    expect(out).toMatch(LOWEST_ROW);
    expect(error).toMatch(/^no gateway runs at http:\/\/127\.0\.0\.1:\d+: one was started for this demo/u);
  });

  it('starts one as well where another program has the port', async () => {
    const server = createServer((_, response) => response.end('hello'));
    onTestFinished(() => void server.close());
    const config = `listen: { port: ${await listenOnFreePort(server)} }`;
    const { code, error } = await callVernier(['demo', '--positions', '0'], {
      VERNIER_CONFIG: temporaryFile('vernier.yaml', config),
    });
    expect(code).toBe(0);
    expect(error).toMatch(/speaks HTTP and is no Vernier: one was started for this demo/u);
  });

  it('starts none in place of a gateway that was named', async () => {
    const { code, error } = await callVernier(['demo', '--url', `http://127.0.0.1:${await freePort()}`]);
    expect(code).toBe(1);
    expect(error).toMatch(
      /^vernier: no gateway runs at http:\S+: start one with `vernier up`, or leave --url out/u,
    );
  });

  it('sends the key of VERNIER_KEY, and asks for one where it is needed', async () => {
    const { key, hash } = Key.parse(
      JSON.parse((await callVernier(['keys', 'create', 'team', '--json'])).out),
    );
    const config = temporaryFile('vernier.yaml', `guard: { keys: [{ name: team, hash: "${hash}" }] }`);
    const { origin } = await startGateway(['--config', config]);
    const words = ['demo', '--url', origin, '--positions', '0'];
    expect(await callVernier(words)).toMatchObject({
      code: 1,
      error: expect.stringMatching(/asks for a key: put a key into the variable VERNIER_KEY/u),
    });
    expect(await callVernier(words, { VERNIER_KEY: 'vk-wrong' })).toMatchObject({
      code: 1,
      error: expect.stringMatching(/asks for a key: put a key that it knows into VERNIER_KEY\n$/u),
    });
    const { code, out } = await callVernier(words, { VERNIER_KEY: key });
    expect(code).toBe(0);
    expect(out).toMatch(LOWEST_ROW);
  });

  it('says that it is for the sample ladder where a gateway has providers', async () => {
    const { origin } = await startGateway(['--recordings', recordingsFile()]);
    const { code, error } = await callVernier(['demo', '--url', origin]);
    expect(code).toBe(1);
    expect(error).toMatch(
      /has providers of its own and no sample work: the demo turns the dial of the sample/u,
    );
  });

  it('says which gateway is gone when it dies midway', async () => {
    const { origin, running } = await startGateway();
    const home = await homeWithDials();
    const demo = startVernier(['demo', '--url', origin, '--positions', '0,1'], { home });
    await demo.printed(LOWEST_ROW);
    running.child.kill('SIGKILL');
    const { code, stderr } = await demo.ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^vernier: the gateway at http:\S+ is gone \(.+\): start it again .*\n$/u);
  });

  it.each([
    ['--positions', '0,2'],
    ['--positions', 'half'],
    ['--positions', '0,,1'],
    ['--url', 'ftp://somewhere'],
  ])('is called wrongly with %s %s', async (...words) => {
    expect(await callVernier(['demo', ...words])).toMatchObject({ code: 2, out: '' });
  });
});
