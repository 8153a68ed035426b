import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findBlocker } from './find-blocker.ts';

function roomWithFile(): { readonly room: string; readonly file: string } {
  const room = mkdtempSync(join(tmpdir(), 'vernier-blocker-'));
  onTestFinished(() => rmSync(room, { recursive: true, force: true }));
  const file = join(room, 'file');
  writeFileSync(file, '');
  return { room, file };
}

describe('what stands in the way of a folder', () => {
  it('is the file that has its name, or a file above it, with what to do', () => {
    const { file } = roomWithFile();
    const blocker = {
      problem: `${file} is no folder`,
      advice: `set VERNIER_HOME to a folder, or move ${file} away`,
    };
    expect(findBlocker(file)).toEqual(blocker);
    expect(findBlocker(join(file, 'a', 'b'))).toEqual(blocker);
  });

  it('is nothing where it is there, can still be made, or a link leads to it', () => {
    const { room } = roomWithFile();
    symlinkSync(room, join(room, 'link'));
    for (const folder of [room, join(room, 'a', 'b'), join(room, 'link', 'a')]) {
      expect(findBlocker(folder)).toBeUndefined();
    }
  });

  it('is no file where a link leads back to itself: then the system says what is wrong', () => {
    const { room } = roomWithFile();
    symlinkSync(join(room, 'loop'), join(room, 'loop'));
    expect(findBlocker(join(room, 'loop', 'a'))).toBeUndefined();
  });
});
