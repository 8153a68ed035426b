import { cpSync, existsSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { machineNode, run, temporaryFolder } from './machine.ts';
import { ROOT } from './source-files.ts';

const BUILD = JSON.stringify(pathToFileURL(join(ROOT, 'bin', 'build-console.js')).href);

function isSource(path: string): boolean {
  return !/\/(?:dist|node_modules)$/u.test(path);
}

/** A clone that holds the page's sources and nothing else. */
function cloneOfPage(): string {
  const folder = temporaryFolder();
  cpSync(join(ROOT, 'console'), join(folder, 'console'), { recursive: true, filter: isSource });
  cpSync(join(ROOT, 'package-lock.json'), join(folder, 'package-lock.json'));
  for (const name of ['tsconfig.json', 'package.json']) cpSync(join(ROOT, name), join(folder, name));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Looks after the page of a clone as a start does, on the machine's own Node. */
function build(folder: string): ReturnType<typeof run> {
  const code = `import { buildConsole } from ${BUILD};
    buildConsole(${JSON.stringify(folder)}, ${JSON.stringify(process.execPath)});`;
  return run(machineNode(), ['--input-type=module', '--eval', code], { folder });
}

function builtAt(folder: string): number {
  return statSync(join(folder, 'console', 'dist', 'index.html')).mtimeMs;
}

describe('the page of a clone', () => {
  it('is built once, and again when its sources changed', async () => {
    const folder = cloneOfPage();
    expect(await build(folder)).toMatchObject({ code: 0, stdout: '', stderr: '' });
    const first = builtAt(folder);
    await build(folder);
    expect(builtAt(folder)).toBe(first);
    const source = join(folder, 'console', 'src', 'page.css');
    utimesSync(source, new Date(), new Date());
    await build(folder);
    expect(builtAt(folder)).toBeGreaterThan(first);
  });

  it('is built by one of two starts at once', async () => {
    const folder = cloneOfPage();
    const both = await Promise.all([build(folder), build(folder)]);
    expect(both.map(({ code, stderr }) => `${code}${stderr}`)).toEqual(['0', '0']);
    expect(existsSync(join(folder, 'console', 'dist', 'index.html'))).toBe(true);
  });

  it('that cannot be built is said in one line, holds nothing up, and leaves the page that was there', async () => {
    const folder = cloneOfPage();
    await build(folder);
    const page = readFileSync(join(folder, 'console', 'dist', 'index.html'), 'utf8');
    writeFileSync(join(folder, 'console', 'src', 'main.tsx'), 'const = 1;');
    const ended = await build(folder);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toMatch(
      /^vernier: the page was not built \(\[[^\]]+\] Unexpected token\): the gateway serves without it; .*\n$/u,
    );
    expect(readFileSync(join(folder, 'console', 'dist', 'index.html'), 'utf8')).toBe(page);
  });

  it('needs no sources where it came built', async () => {
    expect(await build(temporaryFolder())).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });
});
