import type { Page, Route } from 'playwright-core';

/** A state of the page that is looked at, and how it comes about. */
export interface PageState {
  readonly name: string;
  /** Is done before the page is opened. */
  readonly before?: (page: Page) => Promise<void>;
  /** Is done once the page shows something. */
  readonly after?: (page: Page) => Promise<void>;
}

async function answerWith(
  page: Page,
  pattern: string,
  answer: (route: Route) => Promise<void>,
): Promise<void> {
  await page.route(pattern, answer);
}

/** Replaces every dial by one that nobody measured. */
async function unmeasure(route: Route): Promise<void> {
  const response = await route.fetch();
  const body: { dials: Record<string, unknown>[] } = await response.json();
  const [first] = body.dials;
  const dial = {
    status: 'unmeasured',
    plans: ['small-model', `large-model-${'x'.repeat(288)}`],
    reason: 'no policy is in force: fit one with `vernier dial fit`',
  };
  await route.fulfill({ response, json: { ...body, dials: [{ ...first, dial, serves: true }] } });
}

/** Gives every plan of every dial a name of 300 characters. */
async function lengthen(route: Route): Promise<void> {
  const response = await route.fetch();
  const text = await response.text();
  const body: { dials: { dial: { plans: string[] } }[] } = JSON.parse(text);
  const names = new Set(body.dials.flatMap(({ dial }) => dial.plans));
  const long = [...names].reduce(
    (longer, name) => longer.replaceAll(name, name.padEnd(300, '-of-a-long-name')),
    text,
  );
  await route.fulfill({ response, body: long });
}

async function chooseDial(page: Page, index: number): Promise<void> {
  const radios = page.locator('input[name=dial]');
  if ((await radios.count()) > index) await radios.nth(index).check();
}

async function ask(page: Page, text?: string): Promise<void> {
  const box = page.getByTestId('ask');
  const sample = box.getByRole('button', { name: 'Next sample form' });
  if (text === undefined && (await sample.count()) > 0) await sample.click();
  else await box.getByRole('textbox').fill(text ?? 'Say hello.');
  await box.getByRole('button', { name: 'Send' }).click();
  await box.getByTestId('decision').or(box.locator('[data-kind=bad]')).first().waitFor();
}

/** Every state of the page. */
export const PAGE_STATES: readonly PageState[] = [
  { name: 'first' },
  { name: 'second', after: (page) => chooseDial(page, 1) },
  { name: 'top', after: (page) => page.getByRole('button', { name: 'max', exact: true }).click() },
  { name: 'lowest', after: (page) => page.getByRole('button', { name: 'none', exact: true }).click() },
  { name: 'focus', after: (page) => page.getByRole('slider').focus() },
  { name: 'table', after: (page) => page.getByRole('button', { name: 'Table' }).click() },
  {
    name: 'asked',
    after: async (page) => {
      await chooseDial(page, 1);
      await ask(page);
    },
  },
  { name: 'asked-elsewhere', after: (page) => ask(page) },
  {
    name: 'gone',
    after: async (page) => {
      await page.route('**/healthz', (route) => route.abort('connectionrefused'));
      // whoever comes back to the page makes it look at once
      await page.evaluate("dispatchEvent(new Event('focus'))");
      await page.getByText('does not answer since').waitFor();
    },
  },
  {
    name: 'never-there',
    before: (page) => answerWith(page, '**/healthz', (route) => route.abort('connectionrefused')),
    after: (page) => page.getByText('does not answer since').waitFor(),
  },
  { name: 'loading', before: (page) => answerWith(page, '**/vernier/dials', () => Promise.resolve()) },
  {
    name: 'key',
    before: (page) =>
      answerWith(page, '**/vernier/dials', (route) =>
        route.fulfill({
          status: 401,
          json: { error: { code: 'unauthenticated', message: 'no key: send x-api-key' } },
        }),
      ),
  },
  { name: 'long-names', before: (page) => answerWith(page, '**/vernier/dials', lengthen) },
  { name: 'unmeasured', before: (page) => answerWith(page, '**/vernier/dials', unmeasure) },
];
