import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSTILE_NAME, reportOf, sampleReport } from '../__fixtures__/hostile-report.ts';
import { markdownText } from './escape-markdown.ts';
import { reportMarkdown } from './report-markdown.ts';

const TODAY = '2026-11-21';

/** The cells of a row, as GitHub divides it: by bars that no backslash guards, also within code. */
function cellCount(line: string): number {
  return line.split(/(?<!\\)\|/u).length;
}

describe('the report as Markdown', () => {
  it('has a heading for each part and the figures of the summary', async () => {
    const text = reportMarkdown(await sampleReport(), TODAY);
    expect(text).toMatch(
      /^# What was used, 2025-06-01 to 2026-11-02 \(UTC\)\n\n- calls to models: \*\*6\*\*/u,
    );
    expect(text.match(/^## .+$/gmu)).toEqual([
      '## Kinds of work',
      '## Calendar',
      '## Findings',
      '## Models and effort',
      '## Caches',
      '## Months',
      '## What the figures stand on',
      '## Totals that the sources state',
    ]);
  });

  it('keeps tables whole and names harmless, whatever these are', async () => {
    const text = reportMarkdown(await reportOf(3, () => HOSTILE_NAME), TODAY);
    const tables = text.split('\n\n').filter((block) => block.startsWith('|'));
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables) {
      expect(new Set(table.split('\n').map(cellCount)).size).toBe(1);
    }
    // outside of code, nothing is HTML
    expect(text.replaceAll(/(`+)[^`][^]*?[^`]\1(?!`)/gu, '')).not.toMatch(/(?<!\\)<(?:script|img)/u);
  });

  it('keeps commands as code, and guards no more than it must', () => {
    expect(markdownText({ said: 'C: opus@low may do, try `vernier audit`' })).toBe(
      'C: opus@low may do, try `vernier audit`',
    );
    expect(markdownText({ said: 'ask @me at http://x, **now**' })).toBe(
      String.raw`ask \@me at http\://x, \*\*now\*\*`,
    );
    expect(markdownText({ said: 'write it', command: 'vernier "a|b"' })).toBe(
      String.raw`write it: \`vernier "a\|b"\``.replaceAll(String.raw`\``, '`'),
    );
  });

  it('ends no cell and no code within a name', () => {
    assert(
      property(string({ unit: 'grapheme' }), (name) => {
        const text = markdownText({ name });
        const [fence = ''] = /^`+/u.exec(text) ?? [];
        expect(cellCount(text)).toBe(1);
        expect(text.slice(fence.length, -fence.length).match(/`+/gu) ?? []).not.toContain(fence);
        expect(text).not.toContain('\n');
      }),
    );
  });
});
