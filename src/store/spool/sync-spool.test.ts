import {
  appendFileSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSpoolSync, type SyncCalls } from './sync-spool.ts';

let directory: string;
/** What was synced since it was last looked at, by name. */
let synced: string[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'vernier-sync-'));
  synced = [];
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const inFolder = (name: string): string => join(directory, name);
const FILES = ['spool-12-1.ndjson', 'spool-12-1.closed.ndjson', 'spool-12-2.ndjson', 'spool-13-1.ndjson'];

/** Which of the folder's files, or the folder itself, a descriptor is open on. */
function nameOf(fileDescriptor: number): string {
  const { ino } = fstatSync(fileDescriptor);
  const known = [directory, ...FILES.map(inFolder)];
  const found = known.find((path) => statSync(path, { throwIfNoEntry: false })?.ino === ino);
  return found === directory ? 'the folder' : basename(found ?? 'unknown');
}

/** The real calls, noted down. */
const system: SyncCalls = {
  fsync: (fileDescriptor) => {
    synced.push(`name in ${nameOf(fileDescriptor)}`);
    fsyncSync(fileDescriptor);
  },
  fdatasync: (fileDescriptor) => {
    synced.push(nameOf(fileDescriptor));
    fdatasyncSync(fileDescriptor);
  },
};

function syncedBy(sync: { syncGrown(): void }): string[] {
  sync.syncGrown();
  return synced.splice(0);
}

describe('the sync of a spool', () => {
  it('syncs a file that has grown, and the name of one that is new', () => {
    const sync = createSpoolSync(directory, 12, system);
    appendFileSync(inFolder('spool-12-1.ndjson'), 'one\n');
    expect(syncedBy(sync)).toEqual(['name in the folder', 'spool-12-1.ndjson']);
    appendFileSync(inFolder('spool-12-1.ndjson'), 'two\n');
    expect(syncedBy(sync)).toEqual(['spool-12-1.ndjson']);
  });

  it('leaves alone what has not grown since, also under its finished name', () => {
    const sync = createSpoolSync(directory, 12, system);
    appendFileSync(inFolder('spool-12-1.ndjson'), 'one\n');
    sync.syncGrown();
    synced = [];
    expect(syncedBy(sync)).toEqual([]);
    renameSync(inFolder('spool-12-1.ndjson'), inFolder('spool-12-1.closed.ndjson'));
    expect(syncedBy(sync)).toEqual([]);
  });

  it('syncs what was written between two calls before its file was finished', () => {
    const sync = createSpoolSync(directory, 12, system);
    appendFileSync(inFolder('spool-12-1.ndjson'), 'one\n');
    sync.syncGrown();
    synced = [];
    appendFileSync(inFolder('spool-12-1.ndjson'), 'two\n');
    renameSync(inFolder('spool-12-1.ndjson'), inFolder('spool-12-1.closed.ndjson'));
    appendFileSync(inFolder('spool-12-2.ndjson'), 'three\n');
    expect(syncedBy(sync)).toEqual(['spool-12-1.closed.ndjson', 'name in the folder', 'spool-12-2.ndjson']);
  });

  it('syncs a file again that could not be synced', () => {
    let isBroken = true;
    const failing: SyncCalls = {
      ...system,
      fdatasync: (fileDescriptor) => {
        if (isBroken) throw new Error('EIO: i/o error');
        system.fdatasync(fileDescriptor);
      },
    };
    const sync = createSpoolSync(directory, 12, failing);
    appendFileSync(inFolder('spool-12-1.ndjson'), 'one\n');
    expect(() => sync.syncGrown()).toThrow('EIO');
    isBroken = false;
    synced = [];
    expect(syncedBy(sync)).toContain('spool-12-1.ndjson');
  });

  it('leaves the files of other processes to them', () => {
    appendFileSync(inFolder('spool-13-1.ndjson'), 'one\n');
    expect(syncedBy(createSpoolSync(directory, 12, system))).toEqual([]);
  });
});
