import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { countLeftOverFiles } from './left-over-files.ts';

/** The id of a process that ran and has ended. */
function deadProcessId(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

function spoolWith(...names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'vernier-spool-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of names) writeFileSync(join(folder, name), '');
  return folder;
}

describe('the files that ended processes have left', () => {
  it('are none where there is no spool', () => {
    expect(countLeftOverFiles('/no/such/spool')).toEqual({ waiting: 0, rejected: 0 });
  });

  it('are those of processes that no longer run', () => {
    const dead = deadProcessId();
    const spool = spoolWith(`spool-${dead}-1.ndjson`, `spool-${dead}-2.closed.ndjson`);
    expect(countLeftOverFiles(spool)).toEqual({ waiting: 2, rejected: 0 });
  });

  it('are not those of a process that runs', () => {
    expect(countLeftOverFiles(spoolWith(`spool-${process.pid}-1.ndjson`, 'notes.txt'))).toEqual({
      waiting: 0,
      rejected: 0,
    });
  });

  it('hold lines that could not be read, whoever has written them', () => {
    expect(countLeftOverFiles(spoolWith(`spool-${process.pid}-1.rejected`))).toEqual({
      waiting: 0,
      rejected: 1,
    });
  });

  it('are none where the spool is a file, and cannot be counted where it leads back to itself', () => {
    const folder = spoolWith('file');
    expect(countLeftOverFiles(join(folder, 'file'))).toEqual({ waiting: 0, rejected: 0 });
    symlinkSync(join(folder, 'loop'), join(folder, 'loop'));
    expect(() => countLeftOverFiles(join(folder, 'loop'))).toThrowError(/ELOOP/u);
  });
});
