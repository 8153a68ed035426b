import { mkdtempSync, readdirSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReserve } from './create-reserve.ts';

const BYTES = 1_000_000;
const DESCRIPTORS = '/proc/self/fd';
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'vernier-reserve-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function targetOf(descriptor: string): string {
  try {
    return readlinkSync(join(DESCRIPTORS, descriptor));
  } catch {
    // the one that lists the others is closed by now
    return '';
  }
}

/** Bytes that nameless files of the folder take on the disk. */
function namelessBytes(): number {
  return readdirSync(DESCRIPTORS)
    .filter((descriptor) => targetOf(descriptor).startsWith(join(directory, 'reserve-')))
    .reduce((sum, descriptor) => sum + 512 * statSync(join(DESCRIPTORS, descriptor)).blocks, 0);
}

describe('a reserve', () => {
  it('leaves nothing in the folder, held or given up', () => {
    const reserve = createReserve({ directory, processId: 12, bytes: BYTES });
    expect(reserve.hold()).toBe(true);
    expect(readdirSync(directory)).toEqual([]);
    expect(reserve.giveUp()).toBe(true);
    expect(readdirSync(directory)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('takes room on the disk while it is held, and none after', () => {
    const reserve = createReserve({ directory, processId: 12, bytes: BYTES });
    reserve.hold();
    reserve.hold();
    expect(namelessBytes()).toBeGreaterThanOrEqual(BYTES);
    expect(namelessBytes()).toBeLessThan(2 * BYTES);
    reserve.giveUp();
    expect(namelessBytes()).toBe(0);
  });

  it('is given up once', () => {
    const reserve = createReserve({ directory, processId: 12, bytes: BYTES });
    reserve.hold();
    expect([reserve.giveUp(), reserve.giveUp()]).toEqual([true, false]);
  });

  it('is not taken again before twice its room is free, and says so', () => {
    let free = 2 * BYTES - 1;
    const reserve = createReserve({ directory, processId: 12, bytes: BYTES, freeBytes: () => free });
    expect(reserve.hold()).toBe(false);
    expect(reserve.reason).toBe('only 1953 KiB are free on its disk, and 1954 are needed');
    free += 1;
    expect(reserve.hold()).toBe(true);
  });

  it('says why its file cannot be made', () => {
    const options = { directory: join(directory, 'missing'), processId: 12, bytes: BYTES };
    const reserve = createReserve({ ...options, freeBytes: () => 10 * BYTES });
    expect(reserve.hold()).toBe(false);
    expect(reserve.reason).toContain('ENOENT');
  });
});
