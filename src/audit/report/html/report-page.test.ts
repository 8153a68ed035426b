import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { HOSTILE_NAME, reportOf, sampleReport } from '../__fixtures__/hostile-report.ts';
import { NO_CALLS } from '../../tally/call-sums.ts';
import { reportPage } from './report-page.ts';

const TODAY = '2026-11-21';
const LARGEST_PAGE_BYTES = 2_000_000;

/** The names of elements that are closed wrongly or not at all. */
function unbalanced(page: string): readonly string[] {
  const body = page.replace(/<style>[^]*?<\/style>/u, '').replace('<!doctype html>', '');
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, slash, name = '', selfClosing] of body.matchAll(/<(\/?)([a-z0-9]+)[^<>]*?(\/?)>/gu)) {
    if (slash === '/') {
      if (open.pop() !== name) wrong.push(name);
    } else if (selfClosing !== '/') open.push(name);
  }
  return [...wrong, ...open];
}

describe('the report as a page', () => {
  it('says what was used, at which prices, and what has none', async () => {
    const page = reportPage(await sampleReport(), TODAY);
    expect(page).toContain('<title>What was used, 2025-06-01 to 2026-11-02 (UTC)</title>');
    expect(page).toContain('2 of 6 calls without a price');
    expect(page).toMatch(/list prices of each call&#39;s own day/u);
    expect(unbalanced(page)).toEqual([]);
  });

  it('loads nothing, runs nothing, and lets only its own style in', async () => {
    const page = reportPage(await sampleReport(), TODAY);
    const [, style = ''] = /<style>([^]*)<\/style>/u.exec(page) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(`default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;`);
    expect(page).not.toMatch(/<script|<link|<iframe|\bsrc=|\bhref=|\sstyle="|@import|url\((?!#)/u);
  });

  it('takes no name for markup, however it is written', async () => {
    const page = reportPage(await reportOf(3, () => HOSTILE_NAME), TODAY);
    expect(page).not.toMatch(/<script|<img|\son[a-z]+="/u);
    expect(page).not.toContain('\u202E');
    expect(page).toContain('&lt;script&gt;');
    expect(page.match(/<\/title><\/style>/gu)).toBe(null);
    expect(unbalanced(page)).toEqual([]);
  });

  it('keeps names and commands whole, and every folder of a command', async () => {
    const report = await reportOf(1, () => 'claude-opus-5-5@low');
    const folders = Array.from({ length: 40 }, (_, index) => `exports-of-2026/team-${index}`);
    const page = reportPage({ ...report, asked: { ...report.asked, folders } }, TODAY);
    expect(page).toContain('<span class="whole">claude-opus-5-5@low</span>');
    expect(page).toContain('<span class="whole">exports-of-2026/team-39</span>');
  });

  it('shows no day with a cost as a day without calls', async () => {
    const report = await reportOf(2, (index) => `model-${index}`);
    const [day, other] = report.calendar;
    const calendar = [
      { ...NO_CALLS, ...day, day: '2026-10-01', costUsd: 0.001 },
      { ...NO_CALLS, ...other, day: '2026-10-03', costUsd: 50 },
    ];
    const page = reportPage({ ...report, calendar }, TODAY);
    expect(page).toMatch(/class="tile-2"[^>]*><title>2026-10-01/u);
    expect(page).toMatch(/class="tile-none"[^>]*><title>2026-10-02/u);
  });

  it('lists smaller findings beside the others, and messages under their kind, after the findings', async () => {
    const report = await reportOf(1, () => 'shop');
    const { findings } = report;
    const examples = { warning: 'w', messages: 1, looked: 1 };
    const kinds = [{ kind: 'kind-1', name: 'shop', messages: ['one', 'two', 'three'] }];
    const shown = { ...report, examples: { ...examples, kinds } };
    const page = reportPage({ ...shown, findings: { ...findings, small: findings.findings } }, TODAY);
    expect(page).toContain('<h3>Smaller findings</h3>');
    const [, messages = ''] = /id="examples"([^]*?)<\/section>/u.exec(page) ?? [];
    expect(messages.match(/<bdi>shop<\/bdi>/gu)).toHaveLength(1);
    expect(page.indexOf('id="findings"')).toBeLessThan(page.indexOf('id="examples"'));
  });

  it('keeps a number with its sign, and a day whole', async () => {
    const page = reportPage(await reportOf(1, () => 'shop'), TODAY);
    expect(page).toContain('95\u00a0%: $2.00 to $4.00');
    expect(page).toContain('n\u00a0=\u00a040 recorded prompts');
    expect(page).toContain('<span class="whole">2026-10-10</span> to <span class="whole">2026-11-02</span>');
  });

  it('writes on the tile of a project what it is called, from top to bottom where it is narrow', async () => {
    const report = await reportOf(2, () => 'shop');
    const kinds = report.work.kinds.map((kind, index) => ({
      ...kind,
      basis: 'call-project' as const,
      name: index === 0 ? 'project shop' : 'project proj_abcdef',
      costUsd: index === 0 ? 100 : 6,
    }));
    const page = reportPage({ ...report, work: { ...report.work, kinds } }, TODAY);
    expect(page).toMatch(/class="tname"\s+x="9"\s+y="19">shop</u);
    expect(page).toMatch(/transform="rotate\(90\)"[^>]*>proj_abcdef</u);
    expect(page).toContain('<title>project proj_abcdef: $6.00');
  });

  it('stays below 2 MB, however much was used', async () => {
    const page = reportPage(await reportOf(5000, (index) => `${index}${'<'.repeat(400)}`), TODAY);
    expect(Buffer.byteLength(page)).toBeLessThan(LARGEST_PAGE_BYTES);
  });

  it('gives every drawing a table, a name, and every table its titles', async () => {
    const page = reportPage(await reportOf(3, (index) => `model-${index}`), TODAY);
    for (const id of ['kinds', 'calendar', 'findings', 'mix']) {
      const [panel = ''] =
        page.match(new RegExp(`<section class="panel" id="${id}"[^]*?</section>`, 'u')) ?? [];
      expect(panel).toContain('<details>');
      expect(panel).toContain('<th scope="col"');
    }
    expect(page).not.toMatch(/<svg(?![^>]*(?:aria-hidden="true"|aria-label="|class="on-))/u);
  });

  it('says so where nothing is known, and draws nothing', async () => {
    const report = await sampleReport();
    const none = { ...report, calendar: [], mix: [], work: { ...report.work, tasks: 0, kinds: [] } };
    const page = reportPage(none, TODAY);
    expect(page).toContain('No source tells of tasks');
    expect(page).not.toContain('class="map');
    expect(page).not.toContain('class="month"');
  });
});
