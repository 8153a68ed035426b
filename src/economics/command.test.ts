import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createCatalog } from '#catalog';
import type { Terminal } from '#core';
import { createRandom } from '#stats';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRoiCommand } from './command.ts';
import { parseScenario } from './scenario/read-scenario.ts';

const SHIPPED = fileURLToPath(new URL('../../examples/roi', import.meta.url));
const DAY = '2026-11-20';

const FirstMonth = z.object({
  beforeUsd: z.number(),
  afterUsd: z.number(),
  errorUsd: z.number(),
  reviewUsd: z.number(),
  timeSavedUsd: z.number(),
  netUsd: z.number(),
});
const Report = z.object({
  basis: z.literal('stated'),
  pricesAt: z.string(),
  isComplete: z.boolean(),
  leftOut: z.array(z.object({ name: z.string() })),
  work: z.array(z.object({ name: z.string(), beforeUsd: z.number(), afterUsd: z.number() })),
  result: z.discriminatedUnion('status', [
    z.object({
      status: z.literal('priced'),
      expected: z.object({ firstMonth: FirstMonth, payback: z.object({ months: z.number() }) }),
      simulation: z.object({ draws: z.number(), seed: z.string() }),
    }),
    z.object({ status: z.literal('unpriced') }),
  ]),
});

/** Runs the command on the clock of the day and takes what it reports. */
async function run(...words: readonly string[]) {
  const said = { text: '', json: null as unknown, isNo: false, notes: [] as string[] };
  const terminal: Terminal = {
    report: ({ text, json }) => Object.assign(said, { text, json }),
    note: (text) => said.notes.push(text),
    progress: () => ({ update: () => undefined, done: () => undefined }),
  };
  await createRoiCommand(() => ({
    terminal,
    clock: { now: () => Date.parse(DAY), monotonicMs: () => 0 },
    catalog: createCatalog(),
    places: { directory: SHIPPED, shipped: SHIPPED },
    createRandom,
    answerIsNo: () => {
      said.isNo = true;
    },
  })).parseAsync(['--draws', '100', ...words], { from: 'user' });
  return said;
}

async function reportOf(...words: string[]) {
  return Report.parse((await run(...words, '--prices', DAY)).json);
}

async function expectedOf(...words: string[]) {
  const { result } = await reportOf(...words);
  if (result.status === 'unpriced') throw new Error('the scenario has prices on that day');
  return result.expected;
}

describe('a firm going from $50K to $15K a month', () => {
  it('pays for each kind of work what is worked out here by hand', async () => {
    const { work } = await reportOf('fifty-to-fifteen');
    // opus $4/$20, sonnet $2/$10, haiku $0.10/$0.50 per million
    expect(work).toMatchObject([
      // opus 2,500 × $4/M + 250 × $20/M = $0.015; haiku $0.00025 + $0.000125 = $0.000375; × 1,000,000
      // 0.96 × 0.000375 + 0.04 × 0.015 = 0.00096
      { beforeUsd: expect.closeTo(15_000, 6), afterUsd: expect.closeTo(960, 6) },
      // opus 0.04 + 0.01 = $0.05; sonnet 0.02 + 0.005 = $0.025; haiku 0.001 + 0.00025 = $0.00125; × 400,000
      // 0.60 × 0.00125 + 0.32 × 0.025 + 0.08 × 0.05 = 0.01275
      { beforeUsd: expect.closeTo(20_000, 6), afterUsd: expect.closeTo(5100, 6) },
      // opus 0.08 + 0.07 = $0.15; sonnet 0.04 + 0.035 = $0.075; × 100,000: 0.8 × 0.075 + 0.2 × 0.15 = 0.09
      { beforeUsd: expect.closeTo(15_000, 6), afterUsd: expect.closeTo(9000, 6) },
    ]);
  });

  it('counts errors and reviews against it', async () => {
    const { firstMonth } = await expectedOf('fifty-to-fifteen');
    // each loss is 0.0005 on average: 1,000,000 × $1.50 = 750; 400,000 × $10 = 2,000; 100,000 × $50 = 2,500
    expect(firstMonth.errorUsd).toBeCloseTo(5250, 6);
    // 60 hours × $80
    expect(firstMonth.reviewUsd).toBeCloseTo(4800, 6);
    // 50,000 − 15,060 − 5,250 − 4,800
    expect(firstMonth.netUsd).toBeCloseTo(24_890, 6);
  });

  it('has its one-time cost back in the fourth month', async () => {
    // 80,000 − 24,890 × (1 + 1.02 + 1.0404) = 3,822.63; the fourth month brings 24,890 × 1.061208 = 26,413.47
    const { payback } = await expectedOf('fifty-to-fifteen');
    expect(payback.months).toBeCloseTo(3 + 3822.63 / 26_413.47, 3);
  });
});

describe('10,000 documents a month', () => {
  it('cost 14.5 % with 95 % of them at a tenth', async () => {
    const { firstMonth } = await expectedOf('document-run');
    // 13,000 × $10/M + 1,000 × $50/M = $0.18 a document: $1,800; × (0.05 + 0.95 / 10) = $261
    expect(firstMonth.beforeUsd).toBeCloseTo(1800, 9);
    expect(firstMonth.afterUsd).toBeCloseTo(261, 9);
  });

  it('bring $1,264 a month beside what they cost to check and to mend', async () => {
    const { firstMonth, payback } = await expectedOf('document-run');
    // 1,539 saved + 10 h × $45 − 10,000 × 0.01 × $5 − 5 h × $45
    expect(firstMonth).toMatchObject({
      timeSavedUsd: 450,
      errorUsd: expect.closeTo(500, 9),
      reviewUsd: 225,
      netUsd: expect.closeTo(1264, 9),
    });
    // 4,000 / 1,264
    expect(payback.months).toBeCloseTo(3.1646, 4);
  });
});

describe('a 60/30/10 workload', () => {
  it('costs $627 instead of $2,400', async () => {
    const { work } = await reportOf('sixty-thirty-ten');
    expect(work).toMatchObject([
      // opus 3,000 × $4/M + 600 × $20/M = $0.024; haiku 0.0003 + 0.0003 = $0.0006, half of it at half price: × 0.75
      { name: 'routine', beforeUsd: expect.closeTo(1440, 9), afterUsd: expect.closeTo(27, 9) },
      // sonnet 0.006 + 0.006 = $0.012
      { name: 'usual', beforeUsd: expect.closeTo(720, 9), afterUsd: expect.closeTo(360, 9) },
      { name: 'high stakes', beforeUsd: expect.closeTo(240, 9), afterUsd: expect.closeTo(240, 9) },
    ]);
  });

  it('costs less where a small model is supposed to cost less', async () => {
    const { work } = await reportOf('sixty-thirty-ten', '--what-if', 'claude-haiku-5-5=0.08/0.40');
    // 3,000 × $0.08/M + 600 × $0.40/M = $0.00048; × 60,000 × 0.75
    expect(work[0]?.afterUsd).toBeCloseTo(21.6, 9);
  });

  it('leaves the routine work out at the prices of a day on which its model had none', async () => {
    const report = Report.parse((await run('sixty-thirty-ten', '--prices', '2026-10-01')).json);
    expect(report).toMatchObject({
      pricesAt: '2026-10-01',
      isComplete: false,
      leftOut: [{ name: 'routine' }],
    });
  });

  it('has no figure and the answer no before any of its prices', async () => {
    const { isNo, text } = await run('sixty-thirty-ten', '--prices', '2020-01-01');
    expect(isNo).toBe(true);
    expect(text).not.toContain('$');
  });
});

describe('vernier roi', () => {
  it('lists the scenarios that come with it', async () => {
    const { text } = await run();
    expect(text).toMatch(/document-run[^]*fifty-to-fifteen[^]*sixty-thirty-ten/u);
  });

  it('takes the prices of today where no day is given', async () => {
    expect(Report.parse((await run('sixty-thirty-ten')).json).pricesAt).toBe(DAY);
  });

  it('takes a file as well as a name', async () => {
    expect((await run('document-run.yaml')).text).toBe((await run('document-run')).text);
  });

  it('repeats to the byte for the same seed', async () => {
    expect(await run('document-run', '--seed', 'a')).toEqual(await run('document-run', '--seed', 'a'));
  });

  it('says that a supposed price changes nothing where its model has no work', async () => {
    const { notes } = await run('document-run', '--what-if', 'claude-haiku-5-5=0.08/0.40');
    expect(notes).toEqual([expect.stringContaining('has no work for claude-haiku-5-5')]);
  });

  it.each([
    ['--draws', '10'],
    ['--prices', 'yesterday'],
  ])('refuses %s %s', async (...words) => {
    const command = createRoiCommand(() => expect.fail('nothing is to run'))
      .exitOverride()
      .configureOutput({ writeErr: () => undefined });
    await expect(command.parseAsync(['document-run', ...words], { from: 'user' })).rejects.toThrow(
      'is invalid',
    );
  });
});

describe('docs/roi.md', () => {
  const page = readFileSync(new URL('../../docs/roi.md', import.meta.url), 'utf8');

  it('shows what the command says', async () => {
    const { text } = await run('fifty-to-fifteen', '--draws', '10000');
    expect(page).toContain(`\`\`\`\n${text}\n\`\`\``);
  });

  it('shows a scenario that can be used', () => {
    const text = /^## A scenario$[^]*?^```yaml\n([^]*?)^```$/mu.exec(page)?.[1] ?? '';
    expect(parseScenario('docs/roi.md', text, createCatalog()).work).toHaveLength(1);
  });
});
