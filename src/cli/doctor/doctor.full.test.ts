import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { callVernier } from '../__fixtures__/call-vernier.ts';
import { startVernier } from '../__fixtures__/start-vernier.ts';
import { temporaryFile, temporaryFolder } from '../__fixtures__/temporary-folder.ts';
import { readEnvironment } from '../environment.ts';
import { runCommand } from '../run-command.ts';
import { startSilent } from './__fixtures__/loopback.ts';

it('vernier doctor ends, with all its findings, when a database and a provider never answer', async () => {
  const { port, baseUrl } = await startSilent();
  const yaml = `listen: { port: ${port} }
providers: [{ type: openai-chat, models: [m], apiKey: "env:SOME_API_KEY", baseUrl: "${baseUrl}" }]`;
  const { ended } = startVernier(['doctor', '--config', temporaryFile('vernier.yaml', yaml)], {
    home: temporaryFolder(),
    environment: { SOME_API_KEY: 'k', DATABASE_URL: `postgres://user:password@127.0.0.1:${port}/vernier` },
  });
  const { code, stdout, stderr } = await ended;
  expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
  expect(stdout).toMatch(/^note +key openai +http:.* gave no answer within 3 s/mu);
  expect(stdout).toMatch(/^problem +store +/mu);
  expect(stdout).toMatch(
    /^problem +port \d+ +taken by a program that accepts connections and never answers/mu,
  );
  expect(stdout).toMatch(/To be mended: store, port \d+\.\n$/u);
});

it('vernier doctor names the lock on a database that another process writes to for long', async () => {
  const home = temporaryFolder();
  const config = temporaryFile('vernier.yaml', 'listen: { port: 0 }');
  expect(await callVernier(['doctor', '--config', config], { VERNIER_HOME: home })).toMatchObject({
    code: 0,
  });
  const other = new DatabaseSync(join(home, 'vernier.db'));
  onTestFinished(() => other.close());
  other.exec('begin immediate');
  const { code, out } = await callVernier(['doctor', '--config', config], { VERNIER_HOME: home });
  expect(code).toBe(3);
  expect(out).toMatch(/^problem +store .*\(database is locked\): try again, or end the other process/mu);
});

it('vernier doctor shows on a terminal how far it is, once that takes more than two seconds', async () => {
  const { baseUrl } = await startSilent();
  const yaml = `listen: { port: 0 }
providers: [{ type: openai-chat, models: [m], apiKey: "env:SOME_API_KEY", baseUrl: "${baseUrl}" }]`;
  const home = temporaryFolder();
  const drawn: string[] = [];
  const code = await runCommand(['doctor', '--config', temporaryFile('vernier.yaml', yaml)], {
    environment: readEnvironment({ VERNIER_HOME: home, SOME_API_KEY: 'k' }, home),
    out: { write: () => undefined },
    error: { isTTY: true, write: (text) => drawn.push(text) },
  });
  expect(code).toBe(0);
  expect(drawn[0]).toMatch(/looking .* 80 % last: \w+$/u);
  expect(drawn.at(-1)).toBe('\r\u001b[K');
});
