import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  accessProblems,
  HAS_BROWSER,
  openBrowser,
  openPage,
  sidewaysPixels,
  type Looking,
} from './open-browser.ts';

const ROOT = dirname(fileURLToPath(new URL('..', import.meta.url)));
const LAUNCHER = join(ROOT, 'bin', 'vernier.js');
const SOURCES = join(ROOT, 'src', 'audit', 'sources');
const THEMES = ['light', 'dark'] as const;
/** Widths around every change of the layout, and the ends of what is promised. */
const WIDTHS = [320, 360, 599, 600, 999, 1199, 1200, 1280, 1920, 2560];
/** What is left of a sheet between usual margins. */
const A4_PX = 718;
const CALLS = 1_000_000;
const LARGEST_PAGE_BYTES = 2_000_000;
const PATIENCE_MS = 2000;
const FIRST_CALL_MS = Date.UTC(2026, 6, 1);
const HOSTILE_MODEL = '"><img src=x onerror=alert(1)><script>alert(1)</script>';

/** A list of calls as `--csv` writes it, of 140 days, 40 projects and five models. */
function writeCalls(path: string, calls: number): void {
  const models = [
    'claude-opus-5-5',
    'claude-sonnet-5-5',
    'claude-haiku-5-5',
    'gpt-6-sol',
    '<b>|in-house|</b>',
  ];
  const efforts = ['low', 'medium', 'high', ''];
  const lines = [
    'at,source,session,project,agentType,modelId,effort,inputTokens,cacheReadTokens,outputTokens',
  ];
  for (let call = 0; call < calls; call += 1) {
    const at = new Date(FIRST_CALL_MS + (call % 140) * 86_400_000 + call * 5).toISOString();
    const names = `s${call % 5000},/home/me/project-${call % 40},main,${models[call % 5]},${efforts[call % 4]}`;
    lines.push(`${at},claude-code,${names},${call % 900},${(call * 7) % 9000},${call % 700}`);
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
}

/** One session that calls a model whose name is markup. */
function writeHostile(folder: string): void {
  mkdirSync(folder);
  const message = { id: 'msg_hostile', model: HOSTILE_MODEL, usage: { input_tokens: 1, output_tokens: 1 } };
  const line = { type: 'assistant', timestamp: '2026-10-10T10:00:00Z', cwd: '/<i>x</i>', message };
  writeFileSync(join(folder, '00000000-0000-4000-8000-000000000099.jsonl'), `${JSON.stringify(line)}\n`);
}

describe.skipIf(!HAS_BROWSER)('the report of an audit as a page', () => {
  const home = mkdtempSync(join(tmpdir(), 'vernier-report-'));
  const small = join(home, 'small.html');
  const large = join(home, 'large.html');
  let browser: Browser;

  function audit(words: readonly string[], page: string): void {
    const env = { PATH: process.env['PATH'], VERNIER_HOME: home, VERNIER_DISCOVER: 'none' };
    const options = ['--prices', '2026-11-20', '--html', page, '--json'];
    execFileSync(process.execPath, [LAUNCHER, 'audit', ...words, ...options], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }

  beforeAll(async () => {
    browser = await openBrowser();
    writeHostile(join(home, 'hostile'));
    writeCalls(join(home, 'calls.csv'), CALLS);
    const transcripts = ['claude-code', 'codex'].map((source) => join(SOURCES, source, '__fixtures__'));
    audit([...transcripts, join(home, 'hostile')], small);
    audit([join(home, 'calls.csv')], large);
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
    rmSync(home, { recursive: true, force: true });
  });

  async function look(file: string, looking: Partial<Looking> = {}) {
    const watched = await openPage(browser, { width: 1280, theme: 'light', ...looking });
    await watched.page.goto(pathToFileURL(file).href);
    return watched;
  }

  it.each(THEMES)('can be used by everybody, closed and open, in the %s theme', async (theme) => {
    for (const width of [360, 1280]) {
      for (const file of [small, large]) {
        const { page, problems } = await look(file, { width, theme });
        expect(await accessProblems(page)).toEqual([]);
        await page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true");
        expect(await accessProblems(page)).toEqual([]);
        expect(problems).toEqual([]);
      }
    }
  });

  it.each(WIDTHS)('never scrolls sideways at %i px', async (width) => {
    for (const file of [small, large]) {
      const { page } = await look(file, { width });
      expect(await sidewaysPixels(page)).toBe(0);
    }
  });

  it('is printed whole, opened tables too', async () => {
    for (const file of [small, large]) {
      const { page } = await look(file, { width: A4_PX });
      await page.emulateMedia({ media: 'print' });
      await page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true");
      const cut = await page.evaluate(
        "[...document.querySelectorAll('.scroll')].filter((part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1).map((part) => part.getAttribute('aria-label'))",
      );
      expect(cut).toEqual([]);
    }
  });

  it('is small and opens at once, of a million calls', async () => {
    expect(readFileSync(large).byteLength).toBeLessThan(LARGEST_PAGE_BYTES);
    const { page } = await openPage(browser, { width: 1280, theme: 'light' });
    await page.goto(pathToFileURL(large).href, { timeout: PATIENCE_MS });
    expect(await page.locator('dt:text-is("calls to models") + dd').innerText()).toBe('1,000,000');
  });

  it('can be read without scripts, and says the names of hostile models as they are', async () => {
    const { page } = await look(small, { scripts: false });
    const words = await page.locator('#basis').innerText();
    expect(words).toContain('"><img src=x onerror');
    expect(await page.locator('img, script').count()).toBe(0);
  });
});
