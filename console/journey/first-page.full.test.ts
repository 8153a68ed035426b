import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startFirstGateway, type FirstGateway } from './first-gateway.ts';
import {
  accessProblems,
  HAS_BROWSER,
  openBrowser,
  openPage,
  sidewaysPixels,
  type Looking,
} from './open-browser.ts';
import { PAGE_STATES } from '../screens/page-states.ts';

const THEMES = ['light', 'dark'] as const;
/** Widths around every change of the layout, and the ends of what is promised. */
const WIDTHS = [360, 412, 599, 600, 819, 1099, 1100, 1280, 1699, 1700, 1920, 2560];
const LARGEST_PAGE_BYTES = 150_000;

/** The words of a part of the page, with plain spaces. */
async function wordsOf(page: Page, testId: string): Promise<string> {
  return (await page.getByTestId(testId).innerText()).replaceAll(/\s+/gu, ' ');
}

describe.skipIf(!HAS_BROWSER)('the first page of a gateway without any key', () => {
  let browser: Browser;
  let gateway: FirstGateway;

  beforeAll(async () => {
    [browser, gateway] = await Promise.all([openBrowser(), startFirstGateway()]);
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
    await gateway.stop();
  });

  async function look(looking: Partial<Looking> = {}) {
    const watched = await openPage(browser, { width: 1280, theme: 'light', ...looking });
    await watched.page.goto(gateway.origin);
    await watched.page.getByTestId('reading').waitFor();
    return watched;
  }

  async function lookAtSample(looking: Partial<Looking> = {}) {
    const watched = await look(looking);
    await watched.page.getByRole('radio', { name: /simulated/u }).check();
    return watched;
  }

  it('says what this position costs, what it holds, how sure that is and on how many cases', async () => {
    const { page } = await look();
    expect(await wordsOf(page, 'reading')).toMatch(
      /^At [01]\.\d\d\S*(?: \w+)?, right on \d+\.\d % of requests like these \(\d+\.\d–\d+\.\d, n = \d+; the top plan, .+, \d+\.\d %\), \$[\d.]+ \([\d.]+–[\d.]+\) instead of \$[\d.]+ per 1,000 requests\.$/u,
    );
    expect(await wordsOf(page, 'certificate')).toMatch(
      /at least \d+ % of the top plan's quality .*with 95 % confidence/u,
    );
  });

  it('says what one step lower would save', async () => {
    const { page } = await look();
    expect(await wordsOf(page, 'step')).toMatch(
      /One step lower, at [01]\.\d\d, saves \d+ %, \$[\d.]+ per 1,000 requests \(95 % /u,
    );
  });

  it('says what to do next, with its commands', async () => {
    const { page } = await look();
    expect(await wordsOf(page, 'next')).toMatch(/^What to do next 1? ?\S+/u);
    expect(await page.getByTestId('next').locator('code').count()).toBeGreaterThan(0);
  });

  it('has all of this on its first screen at 1280 × 900', async () => {
    const { page } = await look();
    const parts = [
      page.getByTestId('reading'),
      page.locator('.certificate-line').last(),
      page.getByTestId('step'),
      page.getByTestId('next').locator('li').first(),
      page.locator('.plate'),
    ];
    const bottoms = parts.map(async (part) => {
      const box = await part.boundingBox();
      return (box?.y ?? Infinity) + (box?.height ?? 0);
    });
    expect(Math.max(...(await Promise.all(bottoms)))).toBeLessThanOrEqual(900);
  });

  it('shows recorded and simulated figures apart, each under its name', async () => {
    const { page } = await look();
    expect(await page.getByRole('group', { name: 'Which dial' }).innerText()).toMatch(
      /recorded[^]*simulated/u,
    );
    await page.getByRole('radio', { name: /simulated/u }).check();
    expect(await wordsOf(page, 'note')).toMatch(/simulat/iu);
    expect(await page.getByRole('contentinfo').innerText()).toContain('simulated outcomes');
  });

  it('says of the sample how many fresh tested forms its next promise takes', async () => {
    const { page } = await lookAtSample();
    expect(await wordsOf(page, 'certificate')).toMatch(
      /90 % certified.*95 % (?:about [\d,]+ fresh tested cases|certified)/u,
    );
  });

  it('asks the next form, tells right from wrong, marks what is simulated, and explains the decision', async () => {
    const { page } = await lookAtSample();
    const ask = page.getByTestId('ask');
    await ask.getByRole('button', { name: 'Next sample form' }).click();
    await ask.getByRole('button', { name: 'Send' }).click();
    await page.getByTestId('decision').waitFor();
    const words = await wordsOf(page, 'ask');
    expect(words).toMatch(/(?:simulated|measured) answer/u);
    expect(words).toMatch(/right: |wrong: the right answer is /u);
    expect(words).toMatch(/answered\. Why: asked for position \d/u);
    expect(words).toMatch(/effort asked=0\.\d+; sent=none/u);
    expect(words).toMatch(/cost \$[\d.]+ at list prices of \d{4}-\d\d-\d\d/u);
  });

  it('is turned by keys, by its rule and by its names', async () => {
    const { page } = await look();
    const dial = page.getByRole('slider', { name: 'Dial position' });
    await dial.press('4');
    await dial.press('ArrowRight');
    await dial.press('ArrowRight');
    expect(await wordsOf(page, 'reading')).toMatch(/^At 0\.60, /u);
    await dial.press('PageUp');
    expect(await wordsOf(page, 'reading')).toMatch(/^At 0\.75 high, /u);
    await dial.press('Home');
    expect(await wordsOf(page, 'reading')).toMatch(/^At 0\.00 none, /u);
    await page.getByRole('button', { name: 'max', exact: true }).click();
    expect(await wordsOf(page, 'reading')).toMatch(/^At 1\.00 max, /u);
    const mark = await page.locator('.mark').nth(7).boundingBox();
    await page.mouse.click(mark?.x ?? 0, (mark?.y ?? 0) + 4);
    expect(await wordsOf(page, 'reading')).toMatch(/^At 0\.35, /u);
  });

  it('hands out its figures as CSV and its plot as SVG, each with its source', async () => {
    const { page } = await look({ theme: 'dark' });
    const files: string[] = [];
    for (const name of ['CSV', 'SVG']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^dial-[0-9a-f]{12}-recorded\.(?:csv|svg)$/u);
      files.push(await readFile(await download.path(), 'utf8'));
    }
    // a title, 21 knots, three single plans
    expect(files[0]?.trimEnd().split('\r\n')).toHaveLength(25);
    expect(files[1]).toMatch(/^<svg [^]*<rect width="100%" height="100%" fill="rgb\([^]*recorded outcomes/u);
  });

  it('changes its theme, and remembers which', async () => {
    const { page } = await look();
    await page.getByRole('button', { name: 'Change to the dark theme' }).click();
    await page.reload();
    await page.getByTestId('reading').waitFor();
    const back = page.getByRole('button', { name: 'Change to the light theme' });
    expect(await back.count()).toBe(1);
  });

  it('says what to do where scripts are off', async () => {
    const { page } = await openPage(browser, { width: 1280, theme: 'light', scripts: false });
    await page.goto(gateway.origin);
    expect(await page.locator('noscript').innerText()).toContain('scripts are off in this browser');
  });

  it('moves at most 150 KB over the wire until it shows its figures', async () => {
    const { page } = await openPage(browser, { width: 1280, theme: 'light' });
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => sizes.push(request.sizes().then((one) => one.responseBodySize)));
    await page.goto(gateway.origin);
    await page.getByTestId('reading').waitFor();
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    process.stdout.write(`console: ${(bytes / 1000).toFixed(1)} KB over the wire with its figures\n`);
    expect(bytes).toBeLessThanOrEqual(LARGEST_PAGE_BYTES);
  });

  describe.each(THEMES)('in the %s theme', (theme) => {
    it.each(PAGE_STATES.map((state) => [state.name, state] as const))(
      'breaks no rule of axe and no policy in the state %s, wide and narrow',
      async (name, { before, after }) => {
        const { page, problems } = await openPage(browser, { width: 1280, theme });
        await before?.(page);
        await page.goto(gateway.origin);
        await page
          .locator(name === 'loading' ? '.waiting' : '[data-testid=reading], .note')
          .first()
          .waitFor();
        await after?.(page);
        for (const width of [1280, 360]) {
          await page.setViewportSize({ width, height: 900 });
          expect(await accessProblems(page)).toEqual([]);
          expect(await sidewaysPixels(page)).toBe(0);
        }
        expect(problems).toEqual([]);
      },
    );
  });

  it('never scrolls sideways', async () => {
    const { page } = await lookAtSample();
    const beyond: Record<number, number> = {};
    for (const view of ['Plot', 'Table']) {
      await page.getByRole('button', { name: view, exact: true }).click();
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        beyond[width] = Math.max(beyond[width] ?? 0, await sidewaysPixels(page));
      }
    }
    expect(beyond).toEqual(Object.fromEntries(WIDTHS.map((width) => [width, 0])));
  });
});
