import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import { VernierError } from '#core';
import { temporaryHome, TODAY } from './__fixtures__/temporary-home.ts';
import { type AuditOptions, runAudit } from './run-audit.ts';

const CLAUDE_CODE = join(import.meta.dirname, 'sources', 'claude-code', '__fixtures__');

const nothing = () => undefined;

function run(options: Partial<AuditOptions>): Promise<void> {
  return runAudit(
    {
      terminal: { report: nothing, note: nothing, progress: () => ({ update: nothing, done: nothing }) },
      clock: { now: () => TODAY, monotonicMs: () => 0 },
      homeDirectory: undefined,
      env: {},
      catalog: createCatalog(),
    },
    { folders: [CLAUDE_CODE], ...options },
  );
}

it('writes the report as a page and as Markdown where that is asked for', async () => {
  const { path } = temporaryHome();
  await run({ html: path('report.html'), markdown: path('report.md') });
  expect(readFileSync(path('report.html'), 'utf8')).toMatch(/^<!doctype html>[^]*<\/html>\s*$/u);
  expect(readFileSync(path('report.md'), 'utf8')).toMatch(/^# What was used, 2025-06-01 to 2026-11-02/u);
});

it.each(['html', 'markdown'] as const)('says which file of --%s cannot be written', async (option) => {
  const { path } = temporaryHome();
  const file = path('gone', 'report');
  const failure = run({ [option]: file });
  await expect(failure).rejects.toThrow(VernierError);
  await expect(failure).rejects.toThrow(`${file} cannot be written`);
});

it('writes no report where there is no call', async () => {
  const { home, path } = temporaryHome();
  await expect(run({ folders: [home], html: path('report.html') })).rejects.toThrow(VernierError);
  expect(existsSync(path('report.html'))).toBe(false);
});
