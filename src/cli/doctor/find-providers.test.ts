import { createCatalog } from '#catalog';
import { describe, expect, it } from 'vitest';
import { callVernier } from '../__fixtures__/call-vernier.ts';
import { temporaryFile } from '../__fixtures__/temporary-folder.ts';
import { VernierConfig } from '../config/vernier-config.ts';
import { findProviders } from './find-providers.ts';

const catalog = createCatalog();
const KEY = 'sk-the-secret-itself';

/** Looks in an environment only, never at servers of this machine. */
function findIn(env: Readonly<Record<string, string>>, config: object = {}) {
  const places = { env: { VERNIER_DISCOVER: 'environment', ...env }, catalog, today: '2026-11-21' };
  return findProviders(VernierConfig.parse(config), places);
}

describe('the providers whose keys are tried', () => {
  it('are those of the keys in the environment, named by their variables', async () => {
    const { keyed, ids, models } = await findIn({ ANTHROPIC_API_KEY: KEY });
    expect(ids).toEqual(['anthropic']);
    expect(keyed.map(({ apiKey }) => apiKey.from)).toEqual(['the variable ANTHROPIC_API_KEY']);
    expect(models.length).toBeGreaterThan(0);
  });

  it('are those of the configuration, where it names some', async () => {
    const recorded = { type: 'recorded', files: ['x.jsonl'] };
    expect(await findIn({ ANTHROPIC_API_KEY: KEY }, { providers: [recorded] })).toEqual({
      keyed: [],
      ids: ['recorded'],
      models: [],
      findings: [],
    });
  });

  it('leave out a key that cannot be one, which is a problem named by its variable', async () => {
    const { keyed, findings } = await findIn({ ANTHROPIC_API_KEY: `${KEY}\nmore` });
    expect(keyed).toEqual([]);
    expect(findings).toMatchObject([
      { what: 'key', status: 'problem', found: expect.stringMatching(/^ANTHROPIC_API_KEY holds/u) },
    ]);
    expect(JSON.stringify(findings)).not.toContain(KEY);
  });
});

it('vernier doctor takes the keys of the environment, and tries none offline', async () => {
  const config = temporaryFile('vernier.yaml', 'listen: { port: 0 }');
  const words = ['doctor', '--offline', '--config', config];
  const { code, out } = await callVernier(words, { OPENAI_API_KEY: KEY, VERNIER_DISCOVER: 'environment' });
  expect(code).toBe(0);
  expect(out).toMatch(/^ok +providers +openai$/mu);
  expect(out).toMatch(/^ok +key openai +not tried, as --offline says$/mu);
  expect(out).not.toContain(KEY);
});

it('vernier doctor says so when it is said wrongly where to look', async () => {
  const { code, out } = await callVernier(['doctor'], { VERNIER_DISCOVER: 'everywhere' });
  expect(code).toBe(3);
  expect(out).toMatch(/^problem +providers +VERNIER_DISCOVER is "everywhere": write none/mu);
});
