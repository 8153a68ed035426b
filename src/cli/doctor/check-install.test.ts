import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../__fixtures__/temporary-folder.ts';
import { PACKAGE_ROOT } from '../package-facts.ts';
import { checkInstall } from './check-install.ts';

const VERSION = process.version.slice(1);

/** A folder as npm leaves it when it runs no install scripts: the package `node` without its binary. */
function withoutScripts(version = VERSION): string {
  const root = temporaryFolder();
  mkdirSync(join(root, 'node_modules', 'node', 'bin'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{}');
  writeFileSync(join(root, 'node_modules', 'node', 'package.json'), JSON.stringify({ version }));
  return root;
}

function putBinary(root: string, script: string): void {
  writeFileSync(join(root, 'node_modules', 'node', 'bin', 'node'), script, { mode: 0o755 });
}

describe('the packaged Node', () => {
  it('is found where npm put it', async () => {
    const finding = await checkInstall({ root: PACKAGE_ROOT, home: temporaryFolder() });
    expect(finding).toMatchObject({ what: 'install', status: 'ok' });
  });

  it('is missing where npm ran no install scripts, and a newer Node runs Vernier', async () => {
    const { status, found } = await checkInstall({ root: withoutScripts(), home: temporaryFolder() });
    expect(status).toBe('note');
    expect(found).toMatch(/^npm ran no install scripts.*is missing.*npm rebuild node/u);
  });

  it('is found in the home folder, into which the launcher fetched it', async () => {
    const home = temporaryFolder();
    const folder = join(home, 'runtime', `node-v${VERSION}`);
    mkdirSync(folder, { recursive: true });
    symlinkSync(process.execPath, join(folder, 'node'));
    expect(await checkInstall({ root: withoutScripts(), home })).toMatchObject({ status: 'ok' });
  });

  it('is a problem when it is made for another machine', async () => {
    const root = withoutScripts();
    putBinary(root, 'neither a program nor a script\u0000');
    const { status, found } = await checkInstall({ root, home: temporaryFolder() });
    expect(status).toBe('problem');
    expect(found).toMatch(/does not run here \(.*\): delete node_modules and run npm install/u);
  });

  it('is a problem when it is of another version than its package says', async () => {
    const root = withoutScripts('24.0.1');
    putBinary(root, '#!/bin/sh\necho v18.0.0\n');
    const { status, found } = await checkInstall({ root, home: temporaryFolder() });
    expect({ status, found }).toMatchObject({
      status: 'problem',
      found: expect.stringContaining('(it says v18.0.0)'),
    });
  });

  it('is a problem when its package is not there', async () => {
    const root = temporaryFolder();
    writeFileSync(join(root, 'package.json'), '{}');
    const { status, found } = await checkInstall({ root, home: temporaryFolder() });
    expect(status).toBe('problem');
    expect(found).toMatch(/"node" is not installed beside .*: run npm install/u);
  });
});
