import { readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { CatalogFile, createCatalog } from '#catalog';
import { DialRecord } from '#routing';
import { describe, expect, it } from 'vitest';
import { callVernier } from '../../__fixtures__/call-vernier.ts';
import { recordedLines, recordingsFile } from '../../__fixtures__/recordings.ts';
import { temporaryFile, temporaryFolder } from '../../__fixtures__/temporary-folder.ts';
import { checkDial, type DialSurroundings } from './check-dial.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const [SMALL, LARGE] = ['claude-3-haiku-20240307', 'claude-3-5-sonnet-20241022'];

/** Fits on few rows at the prices of a day, as `vernier dial fit` does. */
async function fit(): Promise<DialRecord> {
  const [home, recordings] = [temporaryFolder(), recordingsFile(recordedLines(60))];
  const file = join(home, 'dial.json');
  const config = temporaryFile('vernier.yaml', 'routing: { shuffles: 20, rhos: [0.9] }');
  const words = ['dial', 'fit', '--recordings', recordings, '--config', config, '--out', file];
  const fitted = await callVernier([...words, '--price-date', '2024-12-01'], { VERNIER_HOME: home });
  expect(fitted.code).toBe(0);
  return DialRecord.parse(JSON.parse(readFileSync(file, 'utf8')));
}

let fitting: Promise<DialRecord> | undefined;

/** The same dial for every test, fitted by whichever runs first. */
function fittedDial(): Promise<DialRecord> {
  fitting ??= fit();
  return fitting;
}

const sourced = { source: 'constructed for this test', sourceKind: 'unverified' } as const;

/** A price of all tokens from a day on. */
function price(effectiveFrom: string, usd: number) {
  return {
    effectiveFrom,
    effectiveFromKind: 'stated',
    serviceTier: 'standard',
    abovePromptTokens: 0,
    inputUsdPerMillionTokens: usd,
    outputUsdPerMillionTokens: usd,
    ...sourced,
  };
}

function model(id: string, prices: Readonly<Record<string, number>>) {
  return {
    id,
    aliases: [],
    family: 'anthropic',
    wireFormats: ['anthropic-messages'],
    effort: { sentAs: 'none', ...sourced },
    constraints: [],
    prices: Object.entries(prices).map(([day, usd]) => price(day, usd)),
    ...sourced,
  };
}

/** A catalog in which the large model has a price from each of some days on. */
function catalogOf(prices: Readonly<Record<string, number>>) {
  const models = [model(SMALL, { '2024-01-01': 1 }), model(LARGE, prices)];
  const file = { version: 1, title: 'constructed', readAt: '2024-01-01', tierFactors: [], models };
  return createCatalog([CatalogFile.parse(file)]);
}

const OTHERWISE = 'that of the sample work serves';
const steady = catalogOf({ '2024-01-01': 3 });
/** Checks a dial so many days after its fit. */
function check(dial: DialRecord, more: Partial<DialSurroundings> = {}, days = 1) {
  const now = Date.parse(dial.policy.createdAt) + days * DAY_MS;
  const surroundings = { catalog: steady, recordings: [], now, models: [SMALL, LARGE], otherwise: OTHERWISE };
  return checkDial(dial, { ...surroundings, ...more });
}

describe('the dial in force', () => {
  it('is fine when nothing has changed since', async () => {
    const dial = await fittedDial();
    expect(check(dial)).toEqual([
      {
        what: 'dial',
        status: 'ok',
        found: `policy ${dial.policy.hash.slice(0, 12)} serves: your own, fitted on ${dial.policy.createdAt.slice(0, 10)} from recorded outcomes at prices of 2024-12-01`,
      },
    ]);
  });

  it('is not said to serve where nobody knows which models answer', async () => {
    expect(check(await fittedDial(), { models: undefined })).toMatchObject([
      { status: 'ok', found: expect.stringContaining(' is in force: your own') },
    ]);
  });

  it('is noted when no provider has its models, with what serves instead', async () => {
    expect(check(await fittedDial(), { models: [SMALL] })).toMatchObject([
      {
        status: 'note',
        found: expect.stringMatching(
          /does not serve, as no provider has claude-3-5-sonnet-20241022; that of the sample work serves: configure/u,
        ),
      },
    ]);
  });

  it('is noted when there is none', () => {
    const surroundings = { catalog: steady, recordings: [], now: 0, models: [], otherwise: OTHERWISE };
    const found = `none of your own; ${OTHERWISE}: \`vernier dial fit\` makes one`;
    expect(checkDial(undefined, surroundings)).toEqual([{ what: 'dial', status: 'note', found }]);
  });

  it('is noted when a price of one of its models has changed since, with the model and the day', async () => {
    const catalog = catalogOf({ '2024-01-01': 3, '2025-02-01': 2 });
    expect(check(await fittedDial(), { catalog })).toMatchObject([
      {
        status: 'note',
        found: expect.stringMatching(
          /prices of 2024-12-01, and prices have changed since \(claude-3-5-sonnet-20241022 on 2025-02-01\): fit it again/u,
        ),
      },
    ]);
  });

  it('is fine when a price was only confirmed since, or changes later', async () => {
    const catalog = catalogOf({ '2024-01-01': 3, '2025-02-01': 3, '2999-01-01': 4 });
    expect(check(await fittedDial(), { catalog })).toMatchObject([{ status: 'ok' }]);
  });

  it('is noted when it is three months old', async () => {
    const dial = await fittedDial();
    expect(check(dial, {}, 89)).toMatchObject([{ status: 'ok' }]);
    expect(check(dial, {}, 90)).toMatchObject([
      { status: 'note', found: expect.stringContaining('was fitted 90 days ago') },
    ]);
  });

  it('is noted when recordings are newer than its fit', async () => {
    const dial = await fittedDial();
    const fittedAt = Date.parse(dial.policy.createdAt) / 1000;
    const [older, newer] = [temporaryFile('older.jsonl', ''), temporaryFile('newer.jsonl', '')];
    utimesSync(older, fittedAt - 60, fittedAt - 60);
    utimesSync(newer, fittedAt + 60, fittedAt + 60);
    expect(check(dial, { recordings: [older, '/no/such/file'] })).toMatchObject([{ status: 'ok' }]);
    expect(check(dial, { recordings: [older, newer] })).toMatchObject([
      { status: 'note', found: expect.stringContaining(`(${newer}): fit it again`) },
    ]);
  });

  it('is a problem when its readings are of another policy', async () => {
    const dial = await fittedDial();
    const readings = dial.readings.map((reading) => ({ ...reading, policyHash: 'f'.repeat(64) }));
    expect(check({ ...dial, readings })).toMatchObject([
      { status: 'problem', found: expect.stringContaining('are of another policy (ffffffffffff)') },
    ]);
  });
});
