import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import { Suite, type Terminal } from '#core';
import { temporaryHome, TODAY } from '../__fixtures__/temporary-home.ts';
import { readScenario } from '../sample/scenario/read-scenario.ts';
import { writeSample } from '../sample/write-sample.ts';
import { createProveCommand } from './command.ts';

const SCENARIO = join(import.meta.dirname, '..', 'findings', '__fixtures__', 'scenarios', 'agency.yaml');

/** Writes a constructed log, and proves findings of it in a folder of its own. */
function createProver() {
  const { home } = temporaryHome();
  const catalog = createCatalog();
  writeSample({ scenario: readScenario(SCENARIO), folder: join(home, 'log'), catalog, rows: 4000 });
  return async (...words: readonly string[]) => {
    let said = { text: '', json: undefined as unknown };
    const terminal: Terminal = {
      report: (result) => {
        said = result;
      },
      note: () => undefined,
      progress: () => ({ update: () => undefined, done: () => undefined }),
    };
    const clock = { now: () => TODAY, monotonicMs: () => 0 };
    const command = createProveCommand(() => ({
      terminal,
      clock,
      homeDirectory: undefined,
      env: {},
      catalog,
      directory: home,
    }));
    await command.parseAsync(words, { from: 'user' });
    return { ...said, home };
  };
}

it('writes the suite of a finding, and names the findings that have one for an id that none has', async () => {
  const prove = createProver();
  const why = await prove('nothing', 'log').then(
    () => 'it did',
    (error: unknown) => String(error),
  );
  const id = /lower-model-[0-9a-f]{8}/u.exec(why)?.[0] ?? '';
  expect(why).toContain('nothing is no finding of this log');

  const { text, json, home } = await prove(id, 'log', '--out', 'mine.json', '--half-width', '10');
  const suite = Suite.parse(JSON.parse(readFileSync(join(home, 'mine.json'), 'utf8')));
  expect(json).toEqual(suite);
  expect(suite).toMatchObject({ findingId: id, precision: { halfWidthPoints: 10, wantedCases: 77 } });
  expect(suite.cases.every(({ session }) => session.length > 0)).toBe(true);
  expect(text).toContain('± 10 points need 77 cases');
  expect(text).toContain('written to mine.json: sessions and times, no text');
});
