import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuditCommand } from '#audit';
import { createCatalog } from '#catalog';
import type { Terminal } from '#core';
import { createRoiCommand } from '#economics';
import { createRandom } from '#stats';
import { afterAll, beforeAll, expect, it } from 'vitest';

const DAY = '2026-11-20';
const PAGE = readFileSync(join(import.meta.dirname, '..', 'docs', 'roi.md'), 'utf8');
const home = mkdtempSync(join(tmpdir(), 'vernier-roi-audit-'));
afterAll(() => rmSync(home, { recursive: true }));

/** Runs a command in a home of its own and takes what it reports. */
async function run(name: 'audit' | 'roi', ...words: readonly string[]) {
  const said = { text: '', json: null as unknown };
  const terminal: Terminal = {
    report: (report) => Object.assign(said, report),
    note: () => undefined,
    progress: () => ({ update: () => undefined, done: () => undefined }),
  };
  const context = {
    terminal,
    clock: { now: () => Date.parse(DAY), monotonicMs: () => 0 },
    catalog: createCatalog(),
    homeDirectory: home,
    vernierHome: home,
    env: {},
    directory: home,
    places: { directory: home, shipped: home },
    createRandom,
    answerIsNo: () => undefined,
  };
  const command = name === 'audit' ? createAuditCommand(() => context) : createRoiCommand(() => context);
  await command.parseAsync([...words], { from: 'user' });
  return said;
}

beforeAll(async () => {
  await run('audit', 'sample', 'caches', '--scenario', 'caches', '--rows', '8000');
  const { json } = await run('audit', 'caches/projects', '--prices', DAY);
  writeFileSync(join(home, 'report.json'), JSON.stringify(json));
  const beside = /^`beside\.yaml`[^]*?^```yaml\n([^]*?)^```$/mu.exec(PAGE)?.[1] ?? '';
  writeFileSync(join(home, 'beside.yaml'), beside);
});

it('docs/roi.md shows what the commands say of the sample', async () => {
  const { text } = await run('roi', 'beside.yaml', '--audit', 'report.json');
  expect(PAGE).toContain(`\`\`\`\n${text}\n\`\`\``);
});

it('a report of the audit can be reckoned with when nothing is stated beside it', async () => {
  const { json } = await run('roi', '--audit', 'report.json');
  expect(json).toMatchObject({
    basis: 'audit',
    notStated: ['growthPerMonth', 'oneTimeCostUsd', 'timeSaved', 'review', 'quality'],
    result: { status: 'priced' },
  });
});

it('says why no saving is known where the audit had nothing to look at', async () => {
  const sums = join(import.meta.dirname, '..', 'src', 'audit', 'sources', 'openai', '__fixtures__');
  const { json } = await run('audit', sums, '--prices', DAY);
  writeFileSync(join(home, 'sums.json'), JSON.stringify(json));
  const { text } = await run('roi', '--audit', 'sums.json');
  expect(text).toContain('findings: not looked for: this log has no single calls');
  expect(text).toMatch(/^models {5}\$\d+\.\d\d before; saving not known$/mu);
});

it('refuses prices and guesses where they do not belong', async () => {
  await expect(run('roi', '--audit', 'report.json', '--prices', '2026-10-01')).rejects.toThrow(
    'make the report with `vernier audit --prices 2026-10-01 --json`',
  );
  await expect(run('roi', '--audit', 'report.json', '--what-if', 'claude-haiku-5-5=1/2')).rejects.toThrow(
    '--what-if beside --audit',
  );
  await expect(run('roi', '--with-guesses')).rejects.toThrow('--with-guesses without --audit');
});
