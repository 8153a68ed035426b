import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../screens/find-chromium.ts';

/** How a page is looked at. */
export interface Looking {
  readonly width: number;
  readonly theme: 'light' | 'dark';
  readonly scripts?: boolean;
}

/** A page with everything that went wrong on it. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors, refusals of the content security policy, and requests to elsewhere. */
  readonly problems: readonly string[];
}

/** Whether this machine can look at pages; a machine that checks changes must. */
export const HAS_BROWSER = findChromium() !== undefined || process.env['CI'] !== undefined;

/** Starts the browser of this machine. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('no Chromium was found: install Debian’s package chromium, or name one in CHROME_PATH');
  }
  return chromium.launch({ executablePath });
}

/** Opens an empty page of its own, with its own storage. */
export async function openPage(browser: Browser, looking: Looking): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: looking.width, height: 900 },
    colorScheme: looking.theme,
    javaScriptEnabled: looking.scripts ?? true,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    // a question that was refused on purpose is told by the browser as well
    const isRefusal = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isRefusal) problems.push(message.text());
  });
  return { page, problems };
}

/** Names every rule of axe that a page breaks, with where. */
export async function accessProblems(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found: unknown = await page.evaluate(
    "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(' | ')}`))",
  );
  if (!Array.isArray(found)) throw new TypeError('axe gave no list');
  return found.map(String);
}

/** How many pixels of a page lie beyond its right edge. */
export async function sidewaysPixels(page: Page): Promise<number> {
  const beyond: unknown = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return Number(beyond);
}
