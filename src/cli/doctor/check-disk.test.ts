import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../__fixtures__/temporary-folder.ts';
import { checkDisk, judgeDisk, readDisk } from './check-disk.ts';

const MB = 1_000_000;
const disk = (freeMb: number, freeFiles: number | undefined = 1000) =>
  judgeDisk({ freeBytes: freeMb * MB, totalBytes: 50_000 * MB, freeFiles });

describe('the disk of the home folder', () => {
  it('is read from the system, with its figures', async () => {
    expect(await checkDisk(temporaryFolder())).toMatchObject({
      what: 'disk',
      found: expect.stringMatching(/\d (?:MB|GB) of [\d.]+ (?:MB|GB) are free/u),
    });
  });

  it('is the one on which a folder will lie that is not there yet', async () => {
    const folder = temporaryFolder();
    const { totalBytes } = await readDisk(join(folder, 'not', 'there'));
    expect(totalBytes).toBe((await readDisk(folder)).totalBytes);
  });

  it('is not looked at where the home cannot lie anywhere', async () => {
    expect(await checkDisk('/dev/null/x')).toEqual({
      what: 'disk',
      status: 'note',
      found: 'not looked at, as /dev/null is no folder',
    });
  });

  it('is fine above 1 GB', () => {
    expect(disk(1000)).toEqual({ what: 'disk', status: 'ok', found: '1.0 GB of 50.0 GB are free' });
  });

  it('is noted below 1 GB', () => {
    expect(disk(999)).toMatchObject({ status: 'note', found: expect.stringContaining('999 MB of 50.0 GB') });
  });

  it('is a problem below 100 MB', () => {
    expect(disk(99)).toMatchObject({
      status: 'problem',
      found: expect.stringMatching(
        /^only 99 MB of 50\.0 GB are free.*: free some space, or set VERNIER_HOME/u,
      ),
    });
  });

  it('is a problem when it can hold no more files, though there is room', () => {
    expect(disk(9000, 0)).toMatchObject({
      status: 'problem',
      found: expect.stringMatching(/^no more files can be made, though 9\.0 GB/u),
    });
  });

  it('is not called full when its file system says nothing at all', () => {
    expect(judgeDisk({ freeBytes: 0, totalBytes: 0, freeFiles: undefined })).toMatchObject({ status: 'ok' });
  });
});
