import { describe, expect, it } from 'vitest';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { unitFromHash } from '#core';
import { openStore } from './open-store.ts';

const CHILD = fileURLToPath(new URL('./__fixtures__/append-until-killed.ts', import.meta.url));
const KILLS = 20;
const MAX_LIFE_MS = 150;

function startChild(...parameters: readonly string[]) {
  return spawn(process.execPath, ['--conditions=vernier-source', CHILD, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Runs one life, to SIGKILL at a moment after the first records; gives the ids that it acknowledged. */
async function acknowledgedInOneLife(home: string, round: number): Promise<readonly string[]> {
  const child = startChild(home, String(round));
  const closed = once(child, 'close');
  await once(child.stdout, 'data');
  await setTimeout(MAX_LIFE_MS * unitFromHash(`kill ${round}`));
  child.kill('SIGKILL');
  expect(await closed).toEqual([null, 'SIGKILL']);
  // a last line without its end is no acknowledgement
  return readFileSync(join(home, `acknowledged-${round}`), 'utf8')
    .split('\n')
    .slice(0, -1);
}

describe('kill -9', () => {
  it(`loses no acknowledged record when it comes ${KILLS} times under load`, async () => {
    const home = mkdtempSync(join(tmpdir(), 'vernier-kill-'));
    const acknowledged: string[] = [];
    for (let round = 0; round < KILLS; round += 2) {
      // two at a time: they live on one home together
      const lives = [acknowledgedInOneLife(home, round), acknowledgedInOneLife(home, round + 1)];
      acknowledged.push(...(await Promise.all(lives)).flat());
    }
    const store = await openStore({ home });
    expect((await store.ingestNow()).state).toEqual({ status: 'complete' });
    const rows = await store.db.selectFrom('requests').select('id').execute();
    const stored = new Set(rows.map((row) => row.id));
    console.info(`${KILLS} kills: ${acknowledged.length} records acknowledged, ${rows.length} stored`);
    expect(acknowledged.length).toBeGreaterThan(KILLS * 10);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(rows.length).toBe(stored.size);
    const left = readdirSync(store.spoolDirectory).filter((name) => !name.endsWith('.rejected'));
    expect(left).toEqual([]);
    await store.close();
    rmSync(home, { recursive: true, force: true });
  }, 60_000);
});
