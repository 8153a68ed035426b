import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSample } from '../__fixtures__/read-sample.ts';
import { temporaryHome } from '../__fixtures__/temporary-home.ts';
import { writeTranscript } from '../work/__fixtures__/conversations.ts';
import { reportPage } from './html/report-page.ts';
import { reportMarkdown } from './markdown/report-markdown.ts';
import { summaryText } from './summary-text.ts';

const TODAY = '2026-11-21';
const SOURCES = join(import.meta.dirname, '..', 'sources');
const MINUTE_MS = 60_000;
/** The summary without the ends of lines that are only there for a terminal. */
const unwrapped = (report: Parameters<typeof summaryText>[0]) =>
  summaryText(report, TODAY).replaceAll(/\n {2,}/gu, ' ');
const DAYS = Array.from({ length: 40 }, (_, day) => Date.UTC(2026, 9, 1 + day));

function lineOf(atMs: number, project: string): string {
  return `${new Date(atMs).toISOString()},mapped,,${project},,claude-opus-5-5,200000,100`;
}

/** Writes a list of single calls of two projects: one that a clock begins, and one that people do. */
function writeCalls() {
  const { home, path } = temporaryHome();
  const lines = DAYS.flatMap((dayMs, day) => [
    lineOf(dayMs + 120 * MINUTE_MS, 'nightly'),
    ...[0, 1, 2].map((call) =>
      lineOf(dayMs + (480 + 97 * call + ((day * (37 + call)) % 89)) * MINUTE_MS, 'chat'),
    ),
  ]);
  writeFileSync(
    path('calls.csv'),
    ['at,source,session,project,agentType,modelId,inputTokens,outputTokens', ...lines].join('\n'),
  );
  return { home, path };
}

describe('calls whose source tells no tasks', () => {
  it('have kinds by project, beside those of tasks, which add up to all calls', async () => {
    const { home, path } = writeCalls();
    const transcript = writeTranscript('one');
    transcript.ask('look around');
    transcript.answer();
    transcript.save(path('one.jsonl'));
    const { report } = await readSample(home);
    const { kinds, untoldCalls } = report.work;
    expect(kinds.map(({ name, basis, tasks, calls }) => [name, basis, tasks, calls])).toEqual([
      ['project chat', 'call-project', null, 120],
      ['project nightly', 'call-project', null, 40],
      ['shop', 'project', 1, 1],
    ]);
    expect([untoldCalls, report.total.calls]).toEqual([160, 161]);
    const costUsd = kinds.reduce((sum, kind) => sum + (kind.costUsd ?? 0), 0);
    expect(costUsd).toBeCloseTo(report.total.costUsd ?? 0, 9);
    expect(unwrapped(report)).toContain('; 160 calls by project: their tasks are not told\n');
  });

  it('are said to tell nothing of tasks, which is not 0, wherever they are shown', async () => {
    const { report } = await readSample(join(SOURCES, 'litellm', '__fixtures__'));
    expect(report.work.kinds.find(({ basis }) => basis === 'call-project')).toMatchObject({
      name: 'project shop',
      tasks: null,
      stakes: null,
      corrected: null,
    });
    const text = unwrapped(report);
    expect(text).toMatch(/^project shop +not told +2 .* – +–$/mu);
    expect(text).toMatch(/^tasks not told +not told +≥ 7 .* – +–$/mu);
    expect(text).toContain('9 calls and 1 uncounted row by project: their tasks are not told');
    expect(text).not.toContain('stakes, by written rules');
    const page = reportPage(report, TODAY);
    expect(page).toContain('class="map');
    expect(page).not.toContain('routine tasks</span>');
    expect(page).not.toContain('How much hung on the tasks');
    expect(reportMarkdown(report, TODAY)).toMatch(
      /^\| `project shop` \| not told \| 2 \|.*\| – \| – \| – \|/mu,
    );
  });

  it('are looked through for findings project by project', async () => {
    const { report } = await readSample(writeCalls().home);
    const found = report.findings.findings.map(({ detector, kind, calls }) => [detector, kind.name, calls]);
    expect(found).toEqual([['batchable', 'project nightly', 40]]);
  });
});

describe('rows that sum calls up', () => {
  it('are said to be in no finding, with their calls and their share of the cost', async () => {
    const { report } = await readSample(join(SOURCES, 'openai', '__fixtures__'));
    const { inNoFinding, total } = report;
    expect(inNoFinding).toMatchObject({ calls: total.calls, uncountedRows: 0, costShare: 1 });
    const said = `n no finding: ${inNoFinding?.rows} rows that sum up ${total.calls} calls (100 % of cost); only single calls tell what followed what`;
    expect(unwrapped(report)).toContain(`\ni${said}\n`);
    expect(reportPage(report, TODAY).replaceAll('\u00a0', ' ')).toContain(`I${said}.`);
    expect(reportMarkdown(report, TODAY)).toContain('n no finding: ');
  });

  it('are not spoken of where all calls are single ones', async () => {
    const { report } = await readSample(join(SOURCES, 'helicone', '__fixtures__'));
    expect(report.inNoFinding).toBe(null);
    expect(unwrapped(report)).not.toContain('in no finding');
  });
});
