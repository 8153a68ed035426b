import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCatalog } from '#catalog';
import type { RecordedRow } from '#providers';
import { createRandom } from '#stats';
import { openStore, type Store } from '#store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DialRecord } from '../dial/dial.ts';
import { RoutingConfig } from '../schema.ts';
import { certifyDial } from './certify-dial.ts';
import type { DialCommandContext } from './command-context.ts';
import { fitDial } from './fit-dial.ts';
import { readDial, showDial } from './show-dial.ts';

const SMALL = 'claude-3-haiku-20240307';
const LARGE = 'claude-3-5-sonnet-20241022';
const LETTERS = 'bcdfghjklm';

/** The small model is as good at sums and nearly always wrong at proofs: sums alone would certify any position. */
function constructRows(task: string, count: number, about = 'about'): RecordedRow[] {
  const random = createRandom(`${task} ${about}`);
  const answer = (right: number) => ({
    text: 'an answer',
    correct: random() < right,
    input_tokens: 100,
    output_tokens: 50,
  });
  return Array.from({ length: count }, (_, index) => {
    // in letters: prompts that differ in digits only would be near-duplicates
    const name = Array.from(String(index), (digit) => LETTERS.charAt(Number(digit))).join(' ');
    return {
      id: `${task}-${about}-${index}`,
      task,
      prompt: `${task} ${about} ${name}`,
      answers: { [SMALL]: answer(task === 'sum' ? 0.99 : 0.05), [LARGE]: answer(0.98) },
    };
  });
}

const SUMS = constructRows('sum', 120);
const ALL = [...SUMS, ...constructRows('proof', 100)];

const home = mkdtempSync(join(tmpdir(), 'vernier-certify-'));
let store: Store;
beforeAll(async () => {
  store = await openStore({ home });
});
afterAll(async () => {
  await store.close();
  rmSync(home, { recursive: true, force: true });
});

let now = Date.parse('2026-11-16T12:00:00.000Z');
const notes: string[] = [];
const reports: string[] = [];
let noes = 0;

/** A command's surroundings in which the recordings are these rows; each command runs a minute later. */
function contextOf(rows: readonly RecordedRow[]): DialCommandContext {
  now += 60_000;
  return {
    terminal: {
      report: ({ text }) => reports.push(text),
      note: (text) => notes.push(text),
      progress: () => ({ update: () => undefined, done: () => undefined }),
    },
    catalog: createCatalog(),
    clock: { now: () => now, monotonicMs: () => now },
    openStore: () => Promise.resolve({ ...store, close: () => Promise.resolve() }),
    dialOfSample: () => Promise.reject(new Error('there is a dial')),
    createRandom,
    readRecordings: () => Promise.resolve(rows),
    answerIsNo: () => {
      noes += 1;
    },
  };
}

// too few rows to learn from: the static hull serves, and a fit is fast
const config = RoutingConfig.parse({ rhos: [0.6], minimumFitRows: 1000 });
const certify = (rows: readonly RecordedRow[], hold = [0.6]) =>
  certifyDial(contextOf(rows), { recordings: [], hold, delta: 0.05, simultaneous: false });
const inForce = async (rho: number) =>
  (await readDial(contextOf([]))).certificates.filter((one) => one.rho === rho);

describe('after a fit on two kinds of work', () => {
  let fitted: DialRecord;
  beforeAll(async () => {
    fitted = await fitDial(contextOf(ALL), {
      recordings: [],
      seed: 'seed',
      // not the order of the ladder, in which rows are certified
      models: [LARGE, SMALL],
      priceDate: '2024-12-01',
      config,
    });
  });

  it('a part that lacks one of them is refused, and what all rows earned stays in force', async () => {
    await expect(certify(SUMS)).rejects.toThrow(
      /^these \d+ rows do not speak for all requests that the dial was fitted on \(there is nothing of proof \(\d+ % of the rows fitted on\)\): certify on recordings of every kind of work/u,
    );
    expect(await inForce(0.6)).toEqual(fitted.certificates);
    expect(fitted.certificates[0]?.lowestKnot).toBeLessThan(20);
  });

  it('a part of the same mix is answered by what all rows earned, and says so', async () => {
    const half = ALL.filter((_, index) => index % 2 === 0);
    expect(await certify(half)).toEqual(fitted.certificates);
    expect(notes.at(-1)).toMatch(/^hold 0\.6: these \d+ cases are among \d+ that were tested before/u);
    expect(await inForce(0.6)).toEqual(fitted.certificates);
  });

  it('all rows are looked up, whatever the order of the models, and what is printed is in force', async () => {
    expect(await certify(ALL)).toEqual(fitted.certificates);
    expect(await inForce(0.6)).toEqual(fitted.certificates);
    expect(fitted.certificates.map(({ attempt }) => attempt)).toEqual([1]);
  });

  it('cases that nobody tested replace more that were tested before, and that is said', async () => {
    const before = await certify(ALL, [0.5]);
    const fresh = [...constructRows('sum', 50, 'anew'), ...constructRows('proof', 40, 'anew')];
    const printed = await certify(fresh, [0.5]);
    expect(printed[0]?.n).toBeLessThan(before[0]?.n ?? 0);
    expect(notes.at(-1)).toMatch(/^hold 0\.5: what was found on \d+ cases on 2026-11-16 is replaced by/u);
    expect(await inForce(0.5)).toEqual(printed);
  });

  it('a part of the same mix is refused for a share that nobody asked of all rows, also among fresh ones', async () => {
    const half = ALL.filter((_, index) => index % 2 === 0);
    const fresh = [...constructRows('sum', 30, 'among'), ...constructRows('proof', 25, 'among')];
    const refusal =
      /^hold 0\.55 cannot be tested on these \d+ cases: some were tested before together with \d+ that are missing here/u;
    await expect(certify(half, [0.55])).rejects.toThrow(refusal);
    await expect(certify([...half, ...fresh], [0.55])).rejects.toThrow(refusal);
    expect(await inForce(0.55)).toEqual([]);
  });

  it('says yes where a certificate of a higher share keeps what its own test did not', async () => {
    const [own] = await certify(ALL, [0.45]);
    const failed = { ...own, lowestKnot: 20 };
    await store.db
      .updateTable('certification_attempts')
      .set({ certificate: JSON.stringify(failed) })
      .where('rho', '=', 0.45)
      .execute();
    const before = noes;
    expect(await certify(ALL, [0.45])).toEqual([failed]);
    expect(reports.at(-1)).toContain('Hold 0.45: kept by the certificate of hold');
    expect(noes).toBe(before);
  });

  it('what was certified at a larger risk than configured is said to be not served', async () => {
    const options = { recordings: [], hold: [0.4], simultaneous: false };
    await certifyDial(contextOf(ALL), { ...options, delta: 0.3 });
    await showDial(contextOf([]), { delta: 0.05 });
    expect(reports.at(-1)).toContain('Hold 0.4: not served here: risk 0.3 is above the configured 0.05.');
    expect(reports.at(-1)).not.toContain('Hold 0.4: from');
    await showDial(contextOf([]), { delta: 0.3 });
    expect(reports.at(-1)).toMatch(/Hold 0\.4: .*70 % confidence/u);
    expect(reports.at(-1)).not.toContain('not served here');
  });
});

describe('after a fit whose promises share the risk', () => {
  it('the same rows are looked up where each promise is a claim on its own', async () => {
    const anew = [...constructRows('sum', 120, 'shared'), ...constructRows('proof', 100, 'shared')];
    const { certificates } = await fitDial(contextOf(anew), {
      recordings: [],
      seed: 'seed',
      models: [SMALL, LARGE],
      priceDate: '2024-12-01',
      config: RoutingConfig.parse({ rhos: [0.5, 0.6], minimumFitRows: 1000, simultaneous: true }),
    });
    expect(certificates.map(({ attempt, claims }) => [attempt, claims])).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(await certify(anew, [0.5, 0.6])).toEqual(certificates);
    expect(await inForce(0.6)).toEqual(certificates.slice(1));
  });
});
