import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const OPENER = fileURLToPath(new URL('./__fixtures__/open-and-close.ts', import.meta.url));

describe('several processes', () => {
  it('open one fresh home at the same time without a quarrel', async () => {
    const home = mkdtempSync(join(tmpdir(), 'vernier-open-'));
    const children = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--conditions=vernier-source', OPENER, home], { stdio: 'inherit' }),
    );
    const exits = await Promise.all(children.map((child) => once(child, 'close')));
    expect(exits.map(([code]) => code)).toEqual([0, 0, 0, 0]);
    rmSync(home, { recursive: true, force: true });
  });
});
