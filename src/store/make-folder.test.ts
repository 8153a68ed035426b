import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

const room = mkdtempSync(join(tmpdir(), 'vernier-folder-'));
afterAll(() => rmSync(room, { recursive: true }));

describe('makeFolder', () => {
  it('makes what is missing, for this user alone, and leaves what is there', () => {
    const path = join(room, 'a', 'b', 'c');
    makeFolder(path);
    makeFolder(path);
    expect(statSync(join(room, 'a')).mode & 0o777).toBe(0o700);
    expect(statSync(path).isDirectory()).toBe(true);
  });

  it('says why where a parent is a file', () => {
    writeFileSync(join(room, 'file'), '');
    expect(() => makeFolder(join(room, 'file', 'a', 'b'))).toThrow('ENOTDIR');
    expect(() => makeFolder(join(room, 'file'))).toThrow('EEXIST');
  });

  it.runIf(process.platform === 'linux')('ends where the system takes no folders', () => {
    expect(() => makeFolder('/proc/vernier/spool')).toThrow('ENOENT');
  });
});
