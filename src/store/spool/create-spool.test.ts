import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRecord } from '../__fixtures__/create-record.ts';
import { createSpool } from './create-spool.ts';
import { parseLine } from './parse-line.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'vernier-spool-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** The ids of the readable lines of all files, in the order of the files. */
function readIds(folder: string): readonly unknown[] {
  return readdirSync(folder)
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .map(parseLine)
    .filter((item) => item.status === 'row')
    .map((item) => item.row[0]);
}

/** A disk that takes at most so many bytes of each write, in turn; -1 refuses. */
function writeLimited(limits: readonly number[]): (fileDescriptor: number, text: string) => number {
  let calls = 0;
  return (fileDescriptor, text) => {
    const limit = limits[calls++];
    if (limit === undefined) return writeSync(fileDescriptor, text);
    if (limit < 0) throw new Error('ENOSPC: no space left on device');
    return limit === 0 ? 0 : writeSync(fileDescriptor, Buffer.from(text).subarray(0, limit));
  };
}

/** A disk whose room is all taken but for what the spool gives up: as many lines as fit into that. */
function fullDisk(linesInReserve: number) {
  const disk = { freeBytes: 1_000_000, isFull: false, linesLeft: linesInReserve, refused: 0 };
  const write = (fileDescriptor: number, text: string): number => {
    // the first refusal makes the spool give its reserve up
    if (disk.isFull && (disk.refused === 0 || disk.linesLeft === 0)) {
      disk.refused += 1;
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    }
    if (disk.isFull) disk.linesLeft -= 1;
    return writeSync(fileDescriptor, text);
  };
  const spool = createSpool({
    directory,
    processId: 12,
    reserveBytes: 4096,
    freeBytes: () => disk.freeBytes,
    write,
  });
  const fill = () => Object.assign(disk, { isFull: true, freeBytes: 4096 });
  const empty = () => Object.assign(disk, { isFull: false, freeBytes: 1_000_000 });
  return { spool, fill, empty };
}

describe('a spool', () => {
  it('has written a record when append returns', () => {
    const spool = createSpool({ directory, processId: 12 });
    spool.append(createRecord('req_1'));
    expect(readFileSync(join(directory, 'spool-12-1.ndjson'), 'utf8')).toBe(
      `${JSON.stringify(createRecord('req_1'))}\n`,
    );
    expect(spool.state()).toEqual({ status: 'ok' });
  });

  it('begins a new file when one is full, and marks the full one as finished', () => {
    const spool = createSpool({ directory, processId: 12, maxFileBytes: 1 });
    spool.append(createRecord('req_1'));
    spool.append(createRecord('req_2'));
    expect(readdirSync(directory).toSorted()).toEqual([
      'spool-12-1.closed.ndjson',
      'spool-12-2.closed.ndjson',
      'spool-12-3.ndjson',
    ]);
    spool.close();
    expect(readdirSync(directory)).not.toContain('spool-12-3.ndjson');
    expect(readIds(directory)).toEqual(['req_1', 'req_2']);
  });

  it('leaves alone what an earlier process of the same id wrote', () => {
    writeFileSync(join(directory, 'spool-12-4.ndjson'), '{"torn');
    writeFileSync(join(directory, 'spool-13-9.ndjson'), '');
    createSpool({ directory, processId: 12 }).append(createRecord('req_1'));
    expect(readdirSync(directory).toSorted()).toEqual([
      'spool-12-4.closed.ndjson',
      'spool-12-5.ndjson',
      'spool-13-9.ndjson',
    ]);
    expect(readFileSync(join(directory, 'spool-12-4.closed.ndjson'), 'utf8')).toBe('{"torn');
  });

  it('keeps records in memory while the disk is full and writes them when asked after it is freed', () => {
    const spool = createSpool({ directory, processId: 12, write: writeLimited([-1, -1, -1]) });
    spool.append(createRecord('req_1'));
    spool.append(createRecord('req_2'));
    expect(spool.state()).toEqual({
      status: 'unwritable',
      waiting: 2,
      reason: 'ENOSPC: no space left on device',
    });
    expect(spool.state()).toEqual({ status: 'ok' });
    expect(readIds(directory)).toEqual(['req_1', 'req_2']);
  });

  describe('on a disk that is full but for its reserve', () => {
    it('still writes the records of answers that run, and says that new work is to be refused', () => {
      const { spool, fill } = fullDisk(2);
      fill();
      spool.append(createRecord('req_1'));
      spool.append(createRecord('req_2'));
      expect(readIds(directory)).toEqual(['req_1', 'req_2']);
      expect(spool.state()).toEqual({
        status: 'unwritable',
        waiting: 0,
        reason: 'only 4 KiB are free on its disk, and 8 are needed',
      });
      // nothing waits, so nothing is lost
      spool.close();
    });

    it('takes new work again when there is room for the reserve', () => {
      const { spool, fill, empty } = fullDisk(1);
      fill();
      spool.append(createRecord('req_1'));
      expect(spool.state().status).toBe('unwritable');
      empty();
      expect(spool.state()).toEqual({ status: 'ok' });
    });

    it('keeps records in memory when the reserve is used up, too', () => {
      const { spool, fill } = fullDisk(1);
      fill();
      spool.append(createRecord('req_1'));
      spool.append(createRecord('req_2'));
      expect(spool.state()).toMatchObject({ status: 'unwritable', waiting: 1 });
      expect(spool.state()).toHaveProperty('reason', 'ENOSPC: no space left on device');
    });

    it('takes no work at all where there never was room for the reserve', () => {
      const spool = createSpool({ directory, processId: 12, reserveBytes: 4096, freeBytes: () => 8191 });
      expect(spool.state().status).toBe('unwritable');
    });
  });

  it('refuses a record by name when no more may wait', () => {
    const write = writeLimited(Array.from({ length: 9 }, () => -1));
    const spool = createSpool({ directory, processId: 12, maxWaitingRecords: 1, write });
    spool.append(createRecord('req_1'));
    expect(() => spool.append(createRecord('req_2'))).toThrow(
      /ENOSPC.*1 records wait already.*free some space/,
    );
    expect(spool.state()).toMatchObject({ status: 'unwritable', waiting: 1 });
    expect(() => spool.close()).toThrow(/1 records are lost/);
  });

  it('writes a record again on a fresh line when only a piece of it was written', () => {
    const spool = createSpool({ directory, processId: 12, write: writeLimited([10]) });
    spool.append(createRecord('req_1'));
    const lines = readFileSync(join(directory, 'spool-12-1.ndjson'), 'utf8').split('\n');
    expect(lines).toEqual(['{"version"', JSON.stringify(createRecord('req_1')), '']);
  });

  it('loses no record and writes none twice, whatever pieces a failing disk takes', () => {
    const limit = fc.oneof(fc.constant(-1), fc.integer({ min: 0, max: 1_400 }));
    fc.assert(
      fc.property(
        fc.array(limit, { maxLength: 30 }),
        fc.integer({ min: 1, max: 5_000 }),
        (limits, maxFileBytes) => {
          const folder = mkdtempSync(join(directory, 'run-'));
          const spool = createSpool({
            directory: folder,
            processId: 12,
            maxFileBytes,
            write: writeLimited(limits),
          });
          const ids = Array.from({ length: 8 }, (_, index) => `req_${index}`);
          for (const id of ids) spool.append(createRecord(id));
          for (let tries = 0; tries <= limits.length && spool.state().status !== 'ok'; tries += 1);
          spool.close();
          expect([...new Set(readIds(folder))]).toEqual(ids);
        },
      ),
      { numRuns: 100, seed: 7 },
    );
  });

  it('says which folder it cannot write, and what to do', () => {
    writeFileSync(join(directory, 'file'), '');
    expect(() => createSpool({ directory: join(directory, 'file', 'spool'), processId: 12 })).toThrow(
      /file.spool cannot be written \(.*\): make it writable/,
    );
  });
});
