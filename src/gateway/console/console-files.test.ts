import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createParts } from '../__fixtures__/create-parts.ts';
import { createGateway } from '../index.ts';
import { readConsoleFiles } from './console-files.ts';

const directory = mkdtempSync(join(tmpdir(), 'vernier-console-'));
mkdirSync(join(directory, 'assets'));
writeFileSync(join(directory, 'index.html'), '<!doctype html><title>page</title>');
writeFileSync(join(directory, 'assets', 'page-1a2b.js'), 'export {};');
afterAll(() => rmSync(directory, { recursive: true }));

const { app } = createGateway(createParts({ console: readConsoleFiles(directory) }));

describe('the console', () => {
  it('is served at the root under a policy that lets nothing foreign in', async () => {
    const page = await app.request('/');
    expect(await page.text()).toContain('<title>page</title>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'/u);
    expect(page.headers.get('cache-control')).toBe('no-cache');
  });

  it('packs for those who can unpack, and lets hashed names be kept', async () => {
    const asset = await app.request('/assets/page-1a2b.js', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(gunzipSync(await asset.arrayBuffer()).toString()).toBe('export {};');
    expect(asset.headers.get('cache-control')).toContain('immutable');
  });

  it.each(['/assets/../index.html.bak', '/assets/%2e%2e/%2e%2e/etc/passwd', '/missing.js'])(
    'has nothing at %s',
    async (path) => {
      expect((await app.request(path)).status).toBe(404);
    },
  );
});

it('is absent where it was not built', async () => {
  expect((await createGateway(createParts()).app.request('/')).status).toBe(404);
});
