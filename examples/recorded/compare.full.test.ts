import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openDial, selectRows } from '#routing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { constructedRows } from './__fixtures__/constructed-rows.ts';
import { createCallers } from './ask-gateway.ts';
import { ASKS } from './asks.ts';
import { compareAll, type Difference } from './compare.ts';
import { fitSplit } from './fit-split.ts';
import { dataFromRows, readData, splitRows } from './read-data.ts';
import { type Replayed, replay } from './replay.ts';
import { type ServedDial, serveDial } from './serve-dial.ts';

const DATA = resolve(process.env['VERNIER_DATA'] ?? join('..', 'shared', 'datasets'));
const PROMPTS = 12;

/** The recordings where they are at hand, else constructed rows: the check itself is never left out. */
const isRecorded = existsSync(join(DATA, 'recordings'));
const data = isRecorded ? await readData(DATA) : dataFromRows(constructedRows(600), []);
const split = splitRows(data.table, '0');
const few = new Set(split.untouched.clusterIds.slice(0, PROMPTS));
const prompts = selectRows(split.untouched, (clusterId) => few.has(clusterId));
const dial = openDial(fitSplit(split, '0', []));
const answers = new Map(data.rows.map((row) => [row.id, row]));

let served: ServedDial;
beforeAll(async () => {
  served = await serveDial(dial, data.rows);
});
afterAll(() => served.close());

/** Asks a few prompts through both SDKs, streamed and not, and holds what comes against what was expected. */
async function differences(ask: (typeof ASKS)[number], expected: readonly Replayed[]): Promise<Difference[]> {
  const found = [];
  for (const caller of createCallers(served.origin)) {
    const comparison = { caller, ask, origin: served.origin, answers };
    found.push(...(await compareAll(comparison, prompts, expected)));
  }
  return found;
}

describe(`${prompts.caseIds.length} ${isRecorded ? 'recorded' : 'constructed'} prompts over HTTP`, () => {
  it.each(ASKS)('equal the offline replay in plan, answer and cost at $name', async (ask) => {
    expect(prompts.caseIds.length).toBeGreaterThanOrEqual(PROMPTS);
    expect(await differences(ask, replay(dial, prompts, ask))).toEqual([]);
  });

  it('are found to differ where a plan, an answer or a cost does', async () => {
    const [ask] = ASKS;
    if (ask === undefined) throw new Error('there are no asks');
    const [first, ...others] = replay(dial, prompts, ask);
    if (first === undefined) throw new Error('there are no prompts');
    const changed = [{ ...first, planId: 'another', costUsd: 2 * first.costUsd }, ...others];
    const found = await differences(ask, changed);
    expect(found.map(({ caseId, what }) => [caseId, what])).toEqual(
      Array.from({ length: 4 }, () => ['plan', 'answer', 'cost'].map((what) => [first.caseId, what])).flat(),
    );
  });
});
