import { mkdtempSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSpool, type Spool } from '#store';
import { callGateway, errorOf, FORMATS } from './__fixtures__/call-gateway.ts';
import { createParts } from './__fixtures__/create-parts.ts';
import { createGateway, createMemorySink, type Gateway } from './index.ts';

/** A disk that can be full. */
const disk = { isFull: false };
let directory: string;
let spool: Spool;
let gateway: Gateway;

function write(descriptor: number, text: string): number {
  if (disk.isFull) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  return writeSync(descriptor, text);
}

beforeEach(() => {
  disk.isFull = false;
  directory = mkdtempSync(join(tmpdir(), 'vernier-ledger-'));
  spool = createSpool({ directory, processId: process.pid, write });
  gateway = createGateway(createParts({ spool }));
});
afterEach(() => {
  disk.isFull = false;
  spool.close();
  rmSync(directory, { recursive: true });
});

/** The ids of all requests that reached the disk. */
function idsOnDisk(): string[] {
  const lines = readdirSync(directory).flatMap((name) =>
    readFileSync(join(directory, name), 'utf8').split('\n'),
  );
  return lines.flatMap((line) => /^\{"version":1,"id":"(\w+)"/.exec(line)?.[1] ?? []);
}

describe('a full disk', () => {
  it.each(FORMATS)('refuses new work in %s, and says why and what to do', async (format) => {
    disk.isFull = true;
    // the answer that finds the disk full is still served: its record waits
    expect((await callGateway(gateway, { format })).status).toBe(200);
    const refused = await callGateway(gateway, { format });
    expect(refused.status).toBe(503);
    expect(refused.headers['x-vernier-error']).toBe('ledger-unwritable');
    expect(errorOf(refused).message).toMatch(/ledger cannot be written.*free some space/);
  });

  it('is seen by a health check', async () => {
    expect((await gateway.app.request('/healthz')).status).toBe(200);
    disk.isFull = true;
    await callGateway(gateway);
    const degraded = await gateway.app.request('/healthz');
    expect(degraded.status).toBe(503);
    expect(await degraded.json()).toMatchObject({ status: 'degraded', reason: 'ledger-unwritable' });
    disk.isFull = false;
    expect((await gateway.app.request('/healthz')).status).toBe(200);
  });

  it('loses nothing that was served before it had room again', async () => {
    const first = await callGateway(gateway);
    disk.isFull = true;
    const second = await callGateway(gateway, { body: { stream: true } });
    await callGateway(gateway);
    disk.isFull = false;
    const third = await callGateway(gateway);
    expect([first, second, third].map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(idsOnDisk()).toEqual([first, second, third].map((answer) => answer.headers['x-vernier-request']));
  });

  it('still explains its decisions', async () => {
    disk.isFull = true;
    const { headers } = await callGateway(gateway);
    const found = await gateway.app.request(`/vernier/decisions/${headers['x-vernier-decision']}`);
    expect(found.status).toBe(200);
  });
});

it('refuses before anything else is read, also where a body is bad', async () => {
  disk.isFull = true;
  await callGateway(gateway);
  const { sink, answer } = createMemorySink();
  await gateway.serve({ method: 'POST', path: '/v1/messages', headers: {} }, Buffer.from('{'), sink);
  expect((await answer).status).toBe(503);
});
