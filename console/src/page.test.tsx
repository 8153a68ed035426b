// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RECORDED_ENTRY, SAMPLE, UNMEASURED_ENTRY } from './__fixtures__/constructed-dials.ts';
import { type Answers, answerSaying, constructGateway, failure } from './__fixtures__/constructed-gateway.ts';
import { createKeptKey } from './gateway/kept-key.ts';
import { Page } from './page.tsx';

const REFUSED = () => Promise.reject(new TypeError('Failed to fetch'));

beforeEach(() => {
  history.replaceState(null, '', '/');
  sessionStorage.clear();
});
afterEach(cleanup);

/** The words of an element with plain spaces. */
function wordsOf(element: HTMLElement): string {
  return (element.textContent ?? '').replaceAll('\u202F', ' ');
}

function open(changes: Answers = {}) {
  const keptKey = createKeptKey(() => sessionStorage);
  const gateway = constructGateway(changes, () => keptKey.read());
  render(<Page client={gateway.client} keptKey={keptKey} address="127.0.0.1:8484" />);
  return gateway;
}

async function openRead(changes: Answers = {}) {
  const gateway = open(changes);
  await screen.findByTestId('reading');
  return gateway;
}

function dial(): HTMLElement {
  return screen.getByRole('slider', { name: 'Dial position' });
}

function ask(): void {
  fireEvent.click(screen.getByRole('button', { name: 'Send' }));
}

function write(value: string): void {
  fireEvent.change(screen.getByRole('textbox', { name: 'Question' }), { target: { value } });
}

async function takeForm(): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: 'Next sample form' }));
  await screen.findByText(/1 of 2 \(form-1\)/u);
}

async function chooseSample(): Promise<void> {
  fireEvent.click(screen.getByRole('radio', { name: /Sample work/u }));
  await screen.findByText(/no figure here is about a real model/u);
}

describe('the first screen', () => {
  it('says what this position costs, what it holds, how sure that is and on how many cases', async () => {
    await openRead();
    expect(wordsOf(screen.getByTestId('reading'))).toBe(
      'At 0.80, right on 88.9 % of requests like these (86.5–91.3, n = 672; the top plan, large-model-one, 90.0 %), ' +
        '$2.79 (2.65–2.93) instead of $4.10 per 1,000 requests.',
    );
    expect(wordsOf(screen.getByTestId('certificate'))).toContain(
      'from position 0.80 upwards the dial keeps at least 95 % of the top plan',
    );
  });

  it('says what one step lower would save', async () => {
    await openRead();
    expect(wordsOf(screen.getByTestId('step'))).toContain(
      'saves $0.26 per 1,000 requests (95 % $0.23 to $0.28, n = 672)',
    );
  });

  it('says what to do next, its commands apart from the words', async () => {
    await openRead();
    const next = screen.getByTestId('next');
    expect(within(next).getByText(/^Record answers of your own/u)).toBeDefined();
    expect(next.querySelector('code')?.textContent).toBe('npx vernier dial fit --recordings yours.jsonl');
  });

  it('says how many fresh cases a promise would probably take', async () => {
    await openRead();
    expect(wordsOf(screen.getByTestId('certificate'))).toContain(
      'about 310 fresh tested cases would probably certify 97 %: record about 780 prompts, 40 % of them are tested',
    );
  });

  it('says of every dial where its figures come from, and the note of the one that is shown', async () => {
    await openRead();
    expect(wordsOf(screen.getByRole('group', { name: 'Which dial' }))).toMatch(/recorded.*simulated/u);
    expect(wordsOf(screen.getByTestId('note'))).toContain('replace it by yours');
  });

  it('shows figures of one source at a time', async () => {
    await openRead();
    await chooseSample();
    expect(wordsOf(screen.getByTestId('reading'))).toContain('n = 120');
    expect(document.body.textContent).not.toContain('n\u202F=\u202F672');
    expect(wordsOf(screen.getByRole('contentinfo'))).toContain('simulated outcomes');
  });
});

/** The words of every mark inside an element. */
function marksIn(element: HTMLElement): string[] {
  return within(element)
    .queryAllByTestId('figure-mark')
    .map((mark) => wordsOf(mark).replace('△', '').trim());
}

describe('figures that nobody observed', () => {
  it('are marked in every panel, table and figure, and in what is read aloud', async () => {
    await openRead();
    await chooseSample();
    for (const part of ['Reading', 'Certificate', 'One step lower']) {
      expect(marksIn(screen.getByRole('region', { name: new RegExp(`^${part}`, 'u') }))).toContain(
        'simulated',
      );
    }
    expect(dial().getAttribute('aria-valuetext')).toMatch(/ \(simulated\)$/u);
    expect(wordsOf(screen.getByRole('img', { name: /^Frontier \(simulated\)/u }))).toContain(
      'of requests (simulated)',
    );
    fireEvent.click(screen.getByRole('button', { name: 'Table' }));
    expect(marksIn(screen.getByRole('region', { name: 'All readings' }))).toEqual(['simulated']);
  });

  it('are marked in an answer and its decision as well', async () => {
    await openRead();
    write('Hello?');
    ask();
    const decision = await screen.findByTestId('decision');
    // promise, cost, predictions
    expect(marksIn(decision)).toEqual(['simulated', 'simulated', 'simulated']);
    expect(marksIn(screen.getByTestId('ask')).length).toBe(6);
  });

  it('do not lend their mark to an answer that was measured', async () => {
    const headers = { 'x-vernier-source': 'measured', 'x-vernier-model': 'local-classifier' };
    await openRead({ '/v1/messages': () => Response.json({ content: [] }, { headers }) });
    write('Hello?');
    ask();
    await screen.findByText('measured answer');
    expect(marksIn(screen.getByTestId('ask'))).toEqual([]);
  });

  it('are told apart where only costs are modelled', async () => {
    const modelled = { ...RECORDED_ENTRY, dial: { ...RECORDED_ENTRY.dial, costSource: 'modelled' } };
    await openRead({ '/vernier/dials': () => Response.json({ version: 1, dials: [modelled] }) });
    expect(marksIn(screen.getByRole('region', { name: /^Reading/u }))).toContain('costs modelled');
    expect(marksIn(screen.getByTestId('certificate'))).toEqual([]);
    expect(wordsOf(screen.getByRole('contentinfo'))).toContain('costs modelled');
  });

  it('are nowhere where everything was observed', async () => {
    await openRead();
    expect(marksIn(document.body)).toEqual([]);
  });
});

describe('the dial', () => {
  it('reads its whole sentence aloud', async () => {
    await openRead();
    expect(dial().getAttribute('aria-valuetext')).toBe(screen.getByTestId('reading').textContent);
  });

  it('turns by pointer and arrows, as every range does', async () => {
    await openRead();
    fireEvent.change(dial(), { target: { value: '0.35' } });
    expect(wordsOf(screen.getByTestId('reading'))).toMatch(/^At 0\.35, /u);
  });

  it.each([
    ['1', '0.00 none'],
    ['4', '0.50 medium'],
    ['7', '1.00 max'],
    ['PageUp', '0.90 xhigh'],
    ['PageDown', '0.75 high'],
  ])('goes to a named stop by the key %s', async (key, place) => {
    await openRead();
    fireEvent.keyDown(dial(), { key });
    expect(wordsOf(screen.getByTestId('reading'))).toContain(`At ${place}, `);
  });

  it('leaves digits with a modifier to the browser', async () => {
    await openRead();
    fireEvent.keyDown(dial(), { key: '1', ctrlKey: true });
    expect(wordsOf(screen.getByTestId('reading'))).toContain('At 0.80, ');
  });

  it('is kept in the address, and comes back from it', async () => {
    await openRead();
    fireEvent.click(screen.getByRole('button', { name: 'low' }));
    expect(location.search).toBe('?dial=late&at=0.25');
    cleanup();
    await openRead();
    expect(wordsOf(screen.getByTestId('reading'))).toContain('At 0.25 low, ');
  });

  it('has every reading in a table', async () => {
    await openRead();
    fireEvent.click(screen.getByRole('button', { name: 'Table' }));
    const rows = within(screen.getByRole('region', { name: 'All readings' })).getAllByRole('row');
    expect(rows).toHaveLength(22);
    expect(wordsOf(rows[16] ?? document.body)).toMatch(/^0\.75 high88\.4 %85\.9–90\.8672\$2\.54/u);
  });
});

describe('a question', () => {
  it('is asked at this position of the dial that serves', async () => {
    const { requests } = await openRead();
    await chooseSample();
    write('Hello?');
    ask();
    await screen.findByTestId('decision');
    const asked = requests.find(({ path }) => path === '/v1/messages');
    expect(asked?.headers.get('x-vernier-effort')).toBe('0.6');
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      model: 'auto',
      max_tokens: 256,
      messages: [{ role: 'user', content: 'Hello?' }],
    });
  });

  it('of a dial that is only looked at says where it is asked instead', async () => {
    await openRead();
    expect(wordsOf(screen.getByTestId('ask'))).toContain(
      'A question is asked at this position (0.80) of the serving ladder: Sample work: forms.',
    );
  });

  it('has its answer told right or wrong where the form was asked unchanged', async () => {
    await openRead();
    await takeForm();
    ask();
    expect(await screen.findByText('right: real estate')).toBeDefined();
    expect(screen.getByText('simulated answer')).toBeDefined();
  });

  it('is judged by the rule of the gateway alone, whatever its letters are', async () => {
    const { requests } = await openRead({ '/v1/messages': () => answerSaying('Real Estate\nfor sure') });
    await takeForm();
    ask();
    expect(await screen.findByText('right: real estate')).toBeDefined();
    const asked = requests.find(({ path, body }) => path === '/vernier/sample/0' && body !== undefined);
    expect(JSON.parse(asked?.body ?? '')).toEqual({ version: 1, answer: 'Real Estate\nfor sure' });
  });

  it('is told the right answer where it got a wrong one', async () => {
    await openRead({ '/v1/messages': () => answerSaying('tax') });
    await takeForm();
    ask();
    expect(await screen.findByText('wrong: the right answer is real estate')).toBeDefined();
  });

  it('of one’s own is judged by nobody', async () => {
    await openRead();
    await takeForm();
    write(`${SAMPLE.prompt} And more.`);
    ask();
    await screen.findByTestId('decision');
    expect(screen.queryByText(/^(?:right|wrong):/u)).toBeNull();
    expect(screen.getByText(/changed: no right answer is known/u)).toBeDefined();
  });

  it('is explained in words under its answer', async () => {
    await openRead();
    write('Hello?');
    ask();
    const decision = wordsOf(await screen.findByTestId('decision'));
    expect(decision).toContain('simulated-medium answered. Why: asked for position 0.6.');
    expect(decision).toContain(
      'at least 90 % of the top plan’s quality, on average over requests like the 120 tested',
    );
    expect(decision).toContain('asked=0.6; sent=none');
    expect(decision).toContain('$0.00042 at list prices of 2026-11-20');
    expect(decision).toContain('simulated-large94.0 %$0.005220 %');
  });

  it('is sent by Ctrl and Enter', async () => {
    const { requests } = await openRead();
    write('Hello?');
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Question' }), { key: 'Enter', ctrlKey: true });
    await screen.findByTestId('decision');
    expect(requests.filter(({ path }) => path === '/v1/messages')).toHaveLength(1);
  });

  it('that fails says why, and stays to be asked again', async () => {
    await openRead({ '/v1/messages': () => failure(502, 'the upstream does not answer') });
    write('Hello?');
    ask();
    expect(await screen.findByText('No answer: the upstream does not answer')).toBeDefined();
    expect(screen.getByRole('textbox', { name: 'Question' })).toHaveProperty('value', 'Hello?');
  });

  it('may be written and answered from right to left', async () => {
    await openRead({ '/v1/messages': () => answerSaying('שלום') });
    write('שלום?');
    ask();
    const answer = await screen.findByTestId('answer');
    expect([
      answer.getAttribute('dir'),
      screen.getByRole('textbox', { name: 'Question' }).getAttribute('dir'),
    ]).toEqual(['auto', 'auto']);
  });

  it('has no sample form where the gateway has none', async () => {
    const { requests } = await openRead({ '/vernier/sample/0': () => failure(404, 'no sample work') });
    await waitFor(() => expect(requests.map(({ path }) => path)).toContain('/vernier/sample/0'));
    await screen.findByRole('button', { name: 'Send' });
    expect(screen.queryByRole('button', { name: 'Next sample form' })).toBeNull();
  });
});

/** Dials that nobody measured, for those who have the key. */
function dialsForKey({ headers }: { readonly headers: Headers }): Response {
  return headers.get('x-api-key') === 'vk-1'
    ? Response.json({ version: 1, dials: [UNMEASURED_ENTRY] })
    : failure(401, 'no key: send x-api-key');
}

describe('a page in trouble', () => {
  it('says that the gateway does not answer, and what to do', async () => {
    open({ '/healthz': REFUSED });
    expect(wordsOf(await screen.findByRole('alert'))).toMatch(
      /^127\.0\.0\.1:8484 does not answer since [\d:]+ \(Failed to fetch\)\. Trying again every 5 s.*npm start/u,
    );
  });

  it('keeps the last figures when the gateway goes, and goes on when it comes back', async () => {
    const gateway = await openRead();
    const usual = { '/healthz': () => Response.json({ status: 'ok', version: '0.0.0', uptimeMs: 2 }) };
    gateway.change({ '/healthz': REFUSED });
    fireEvent.focus(window);
    expect(wordsOf(await screen.findByRole('alert'))).toContain(
      'The figures below are the last that were read.',
    );
    expect(wordsOf(screen.getByTestId('reading'))).toContain('At 0.80, ');
    gateway.change(usual);
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
    await screen.findByText('up');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('asks for a key in place, keeps it in the tab, and reads on with it', async () => {
    open({ '/vernier/dials': dialsForKey });
    fireEvent.change(await screen.findByLabelText('Key'), { target: { value: ' vk-1 ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Use it' }));
    await screen.findByTestId('reading');
    expect(sessionStorage.getItem('vernier-key')).toBe('vk-1');
    expect(localStorage.length).toBe(0);
  });

  it('asks for a key where only questions need one, and leaves the figures', async () => {
    await openRead({ '/v1/messages': () => failure(401, 'no key') });
    fireEvent.change(screen.getByRole('textbox', { name: 'Question' }), { target: { value: 'Hello?' } });
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByLabelText('Key')).toBeDefined();
    expect(screen.getByTestId('reading')).toBeDefined();
  });

  it('turns a dial that nobody measured, and reads nothing on it', async () => {
    await openRead({ '/vernier/dials': () => Response.json({ version: 1, dials: [UNMEASURED_ENTRY] }) });
    expect(wordsOf(screen.getByTestId('reading'))).toBe('At 0.75 high nothing was measured.');
    fireEvent.click(screen.getByRole('button', { name: 'max' }));
    expect(wordsOf(screen.getByTestId('reading'))).toBe('At 1.00 max nothing was measured.');
    expect(document.body.textContent).not.toContain('x'.repeat(100));
  });

  it('says that a gateway takes no new work, and shows its figures', async () => {
    const degraded = { status: 'degraded', reason: 'ledger-unwritable', version: '0.0.0', uptimeMs: 1 };
    await openRead({ '/healthz': () => Response.json(degraded, { status: 503 }) });
    expect(wordsOf(screen.getByRole('alert'))).toContain('takes no new work (ledger-unwritable)');
  });
});
