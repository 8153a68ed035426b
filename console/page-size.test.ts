import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { builtPage } from './journey/built-page.ts';

const LARGEST_PAGE_KB = 150;

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the built page', () => {
  const folder = builtPage();
  const files = filesOf(folder);

  it(`is at most ${LARGEST_PAGE_KB} KB in all, packed as it is sent`, () => {
    const bytes = files.map((path) => gzipSync(readFileSync(path)).length);
    const kilobytes = bytes.reduce((sum, size) => sum + size, 0) / 1000;
    process.stdout.write(`console: ${bytes.length} files, ${kilobytes.toFixed(1)} KB gzip in all\n`);
    expect(bytes.length).toBeGreaterThan(2);
    expect(kilobytes).toBeLessThanOrEqual(LARGEST_PAGE_KB);
  });

  it('has neither script nor style inside its markup, so that the strict policy holds', () => {
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<style|\bstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)/u);
    expect(html).toContain('<noscript>');
  });

  it('loads nothing from elsewhere', () => {
    const loaded = files
      .filter((path) => ['.html', '.css'].includes(extname(path)))
      .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/(?:src|href)="([^"]+)"|url\(([^)]+)\)/gu)])
      .map(([, attribute, url]) => attribute ?? url ?? '');
    expect(loaded.length).toBeGreaterThan(2);
    expect(loaded.filter((path) => !/^\/(?!\/)/u.test(path))).toEqual([]);
  });
});
