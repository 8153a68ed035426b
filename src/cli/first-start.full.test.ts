import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startGateway } from './__fixtures__/start-gateway.ts';

/** What a gateway that nobody calls may hold: 150 MB, in the units of /proc. */
const AT_REST_KB = 150 * 1024;

/** The resident size of a process as Linux tells it. */
function residentKb(processId: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1]);
}

/** Reads the resident size until it is small enough; the test's own limit ends it. */
async function waitForRest(processId: number): Promise<number> {
  const size = residentKb(processId);
  if (size <= AT_REST_KB) return size;
  await sleep(200);
  return await waitForRest(processId);
}

it.runIf(process.platform === 'linux')(
  'comes to rest at 150 MB or less once code and dials are kept from the start before',
  async () => {
    const first = await startGateway();
    first.running.child.kill('SIGTERM');
    await first.running.ended;
    const { running, origin } = await startGateway([], first.home);
    const size = await waitForRest(running.child.pid ?? 0);
    process.stdout.write(`at rest: ${size} kB\n`);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  },
  60_000,
);
