import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callVernier } from './__fixtures__/call-vernier.ts';
import { temporaryFile } from './__fixtures__/temporary-folder.ts';

const CATALOG = JSON.stringify({
  version: 1,
  writtenOn: '2026-11-20',
  models: [],
  prices: [
    {
      model: 'claude-opus-5',
      price: {
        effectiveFrom: '2026-11-20',
        effectiveFromKind: 'stated',
        serviceTier: 'standard',
        abovePromptTokens: 0,
        inputUsdPerMillionTokens: 1.25,
        outputUsdPerMillionTokens: 6,
        source: 'our contract',
        sourceKind: 'stated',
      },
    },
  ],
});

/** A home folder with a catalog of the user's own. */
function homeWith(text: string): Readonly<Record<string, string>> {
  return { VERNIER_HOME: dirname(temporaryFile('catalog.json', text)) };
}

describe("the user's catalog.json", () => {
  it('counts where models are listed, and what does not agree is noted', async () => {
    const words = ['models', 'list', 'claude-opus-5', '--prices', '2026-11-20'];
    const { code, out, error } = await callVernier(words, homeWith(CATALOG));
    expect({ code, error }).toEqual({
      code: 0,
      error: expect.stringMatching(/^note: claude-opus-5, standard: .*: catalog\.json counts\n$/u),
    });
    expect(out).toMatch(/^claude-opus-5 +anthropic +\$1\.25 +\$6 +2026-11-20/mu);
    expect(out).toContain('Priced by your catalog.json: claude-opus-5.');
  });

  it.each([
    ['audit', ['audit', '/no/such/folder']],
    ['roi', ['roi', 'document-run']],
    ['dial show', ['dial', 'show', '--dial', '/no/such/file']],
    ['ask', ['ask', 'Say hello.', '--recordings', '/no/such/file']],
  ])('is noted once where vernier %s uses prices', async (_, words) => {
    const { error } = await callVernier(words, homeWith(CATALOG));
    expect(error.match(/^note: claude-opus-5, standard: .*: catalog\.json counts$/gmu)).toHaveLength(1);
  });

  it.each([
    ['models', ['models']],
    ['up', ['up', '--port', '0']],
    ['dial show', ['dial', 'show']],
  ])('that cannot be used is said in one line by vernier %s', async (_, words) => {
    const { code, out, error } = await callVernier(words, homeWith('[]'));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error).toMatch(/^vernier: .*catalog\.json is no catalog \(.*\): mend it, or move it away\n$/u);
  });

  it('that cannot be used is found by the doctor', async () => {
    const { out } = await callVernier(['doctor', '--offline'], homeWith('[]'));
    expect(out).toMatch(/catalog\.json is no catalog/u);
  });
});
