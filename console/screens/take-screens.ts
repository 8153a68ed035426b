/** Takes pictures of every state of the page, in both themes and at three widths, of a gateway that runs. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from './find-chromium.ts';
import { PAGE_STATES } from './page-states.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'out/screens' },
    url: { type: 'string', default: 'http://127.0.0.1:8484' },
    widths: { type: 'string', default: '360,1280,1920' },
    themes: { type: 'string', default: 'light,dark' },
    states: { type: 'string', default: PAGE_STATES.map(({ name }) => name).join(',') },
    /** Only what fits on one screen, instead of the whole page. */
    screen: { type: 'boolean', default: false },
  },
});

const HEIGHTS = new Map([
  [360, 780],
  [1280, 900],
  [1920, 1080],
]);

const executablePath = findChromium();
if (executablePath === undefined) {
  throw new Error('no Chromium was found: install Debian’s package chromium, or name one in CHROME_PATH');
}
mkdirSync(values.out, { recursive: true });
const browser = await chromium.launch({ executablePath });
const wanted = PAGE_STATES.filter(({ name }) => values.states.split(',').includes(name));
for (const width of values.widths.split(',').map(Number)) {
  for (const theme of values.themes.split(',')) {
    for (const { name, before, after } of wanted) {
      const context = await browser.newContext({
        viewport: { width, height: HEIGHTS.get(width) ?? 900 },
        colorScheme: theme === 'dark' ? 'dark' : 'light',
        hasTouch: width < 600,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      await before?.(page);
      await page.goto(values.url, { waitUntil: 'load' });
      await page
        .locator(name === 'loading' ? '.waiting' : '[data-testid=reading], .note')
        .first()
        .waitFor();
      await after?.(page);
      const path = join(values.out, `${name}-${width}-${theme}.png`);
      await page.screenshot({ path, fullPage: !values.screen, animations: 'disabled' });
      process.stdout.write(`${path}\n`);
      await context.close();
    }
  }
}
await browser.close();
