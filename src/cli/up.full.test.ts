import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { askGateway, startGateway } from './__fixtures__/start-gateway.ts';
import { startVernier } from './__fixtures__/start-vernier.ts';
import { temporaryFolder } from './__fixtures__/temporary-folder.ts';

async function askForDecision(origin: string): Promise<string> {
  const response = await askGateway(origin);
  expect(response.status).toBe(200);
  await response.text();
  return response.headers.get('x-vernier-decision') ?? '';
}

it('finds every record again after kill -9', async () => {
  const { running, origin, home } = await startGateway();
  const decisions = await Promise.all(Array.from({ length: 20 }, () => askForDecision(origin)));
  running.child.kill('SIGKILL');
  await running.ended;
  const again = await startGateway([], home);
  for (const id of decisions) {
    expect((await fetch(`${again.origin}/vernier/decisions/${id}`)).status).toBe(200);
  }
});

it('keeps what it compiled for the next start, though it is killed', async () => {
  const cache = temporaryFolder();
  const environment = { NODE_COMPILE_CACHE: cache };
  const running = startVernier(['up', '--port', '0'], { home: temporaryFolder(), environment });
  await running.printed(/Ctrl-C stops it/u);
  // the greeting is printed before: a request that was answered shows that the start is over
  const origin = /http:\/\/\S+/u.exec((await running.printed(/http:\S+/u))[0])?.[0] ?? '';
  await (await askGateway(origin)).text();
  running.child.kill('SIGKILL');
  await running.ended;
  expect(readdirSync(cache, { recursive: true }).length).toBeGreaterThan(500);
});

it('does not stop a gateway whose greeting nobody reads', async () => {
  const { running, origin } = await startGateway();
  running.child.stdout?.destroy();
  running.child.stderr?.destroy();
  expect((await askGateway(origin)).status).toBe(200);
});

it('says in the greeting that only this machine is served without keys, whatever the address', async () => {
  const { greeting } = await startGateway(['--host', '0.0.0.0']);
  expect(greeting).toMatch(/listens on http:\/\/127\.0\.0\.1:[^]*No keys are configured: only this machine/u);
});
