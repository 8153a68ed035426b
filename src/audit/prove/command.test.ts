import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import { Suite, type Terminal } from '#core';
import { temporaryHome, TODAY } from '../__fixtures__/temporary-home.ts';
import { createAuditCommand } from '../command.ts';
import { readScenario } from '../sample/scenario/read-scenario.ts';
import { writeSample } from '../sample/write-sample.ts';

const SCENARIO = join(import.meta.dirname, '..', 'findings', '__fixtures__', 'scenarios', 'agency.yaml');

/** Writes a constructed log, and audits it in a folder of its own. */
function createAuditor() {
  const { home, path } = temporaryHome();
  const catalog = createCatalog();
  writeSample({ scenario: readScenario(SCENARIO), folder: path('my log'), catalog, rows: 4000 });
  const audit = async (...words: readonly string[]) => {
    let said = { text: '', json: undefined as unknown };
    const terminal: Terminal = {
      report: (result) => {
        said = result;
      },
      note: () => undefined,
      progress: () => ({ update: () => undefined, done: () => undefined }),
    };
    const clock = { now: () => TODAY, monotonicMs: () => 0 };
    const command = createAuditCommand(() => ({
      terminal,
      clock,
      homeDirectory: undefined,
      env: {},
      catalog,
      directory: home,
    }));
    await command.parseAsync(words, { from: 'user' });
    return said;
  };
  return { audit, path };
}

it('writes the suite of a finding by the command that the report prints', async () => {
  const { audit, path } = createAuditor();
  await audit('my log', '--since', '2026-10-01', '--markdown', path('report.md'));
  const printed = /vernier audit (prove lower-model-[^`\n]+)/u.exec(
    readFileSync(path('report.md'), 'utf8'),
  )?.[1];
  expect(printed).toMatch(/^prove \S+ 'my log' --since 2026-10-01 --prices 2026-11-21$/u);
  const [, id = ''] = printed?.split(' ') ?? [];
  const days = ['--since', '2026-10-01', '--prices', '2026-11-21', '--half-width', '10'];
  const { text, json } = await audit('prove', id, 'my log', ...days, '--out', 'mine.json');
  const suite = Suite.parse(JSON.parse(readFileSync(path('mine.json'), 'utf8')));
  expect(json).toEqual(suite);
  expect(suite).toMatchObject({ findingId: id, precision: { halfWidthPoints: 10, wantedCases: 77 } });
  expect(suite.cases.every(({ session }) => session.length > 0)).toBe(true);
  expect(text).toContain('± 10 points need 77 cases');
  expect(text).toMatch(/^running it would cost \$/mu);
  expect(text.replaceAll(/\s+/gu, ' ')).toContain('written to mine.json: sessions and times, no text');
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
});
