import { describe, expect, it } from 'vitest';
import { clockAt } from '../__fixtures__/clock-at.ts';
import {
  freePort,
  type Loopback,
  startBabble,
  startHttp,
  startSilent,
  startSlamming,
} from '../__fixtures__/loopback.ts';
import { checkPort } from './check-port.ts';

const options = {
  clock: clockAt('2026-11-21T12:00:00.000Z'),
  signal: new AbortController().signal,
  timeoutMs: 1000,
};
const host = '127.0.0.1';

const checkTaken = ({ port }: Loopback, timeoutMs = 1000) =>
  checkPort({ host, port }, { ...options, timeoutMs });

const startVernierLike = (health: object) =>
  startHttp((request, response) => response.end(request.url === '/healthz' ? JSON.stringify(health) : 'no'));

describe('a port that is free', () => {
  it('is said to be', async () => {
    const port = await freePort();
    expect(await checkPort({ host, port }, options)).toEqual({
      what: 'port',
      about: String(port),
      status: 'ok',
      found: 'free on 127.0.0.1',
    });
  });

  it('is any, where any is asked for', async () => {
    expect(await checkPort({ host, port: 0 }, options)).toMatchObject({ status: 'ok' });
  });
});

describe('a port that is taken', () => {
  it('by a Vernier is noted, with its version and since when', async () => {
    const vernier = await startVernierLike({ status: 'ok', version: '9.8.7', uptimeMs: 3_900_000 });
    expect(await checkTaken(vernier)).toMatchObject({
      status: 'note',
      found: expect.stringMatching(
        /^Vernier 9\.8\.7 listens here since 2026-11-21 10:55 UTC \(1 h 5 min\): /u,
      ),
    });
  });

  it('by a Vernier that takes no work, or says more than this one knows, is noted as well', async () => {
    const health = {
      status: 'degraded',
      version: '2.0.0',
      uptimeMs: 1000,
      reason: 'ledger-unwritable',
      x: 1,
    };
    expect(await checkTaken(await startVernierLike(health))).toMatchObject({
      status: 'note',
      found: expect.stringContaining('takes no work (ledger-unwritable)'),
    });
  });

  it('by another server is a problem', async () => {
    const server = await startHttp((_, response) =>
      response.setHeader('server', 'nginx/1.26').end('Welcome'),
    );
    expect(await checkTaken(server)).toMatchObject({
      status: 'problem',
      found: expect.stringMatching(
        /^taken by a program that speaks HTTP and is no Vernier \(.+\): stop it, or choose another/u,
      ),
    });
  });

  it.runIf(process.platform === 'linux')(
    'is said with the program and its process, where the system tells',
    async () => {
      const { found } = await checkTaken(await startHttp((_, response) => response.end('x')));
      expect(found).toMatch(new RegExp(`\\(.+, process ${process.pid}\\)`, 'u'));
    },
  );

  it('by something that accepts and never answers is a problem', async () => {
    expect(await checkTaken(await startSilent(), 50)).toMatchObject({
      status: 'problem',
      found: expect.stringContaining('accepts connections and never answers'),
    });
  });

  it('by something that speaks no HTTP is a problem', async () => {
    expect(await checkTaken(await startBabble('SSH-2.0-OpenSSH_9.2\r\n'))).toMatchObject({
      status: 'problem',
      found: expect.stringContaining('does not speak HTTP'),
    });
  });

  it('by something that ends connections is a problem', async () => {
    expect(await checkTaken(await startSlamming())).toMatchObject({
      status: 'problem',
      found: expect.stringContaining('ends connections without an answer'),
    });
  });
});

it('is a problem on an address that is not of this machine', async () => {
  expect(await checkPort({ host: '192.0.2.1', port: 8484 }, options)).toMatchObject({
    status: 'problem',
    found: expect.stringMatching(
      /^192\.0\.2\.1 cannot be listened on \(.*EADDRNOTAVAIL.*\): choose another/u,
    ),
  });
});
