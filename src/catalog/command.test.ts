import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, type Terminal } from '#core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createModelsCommand } from './command.ts';
import type { ModelsCommandContext } from './commands/command-context.ts';
import { readFixture } from './refresh/__fixtures__/read-fixture.ts';
import { type ListServer, serveTexts } from './refresh/__fixtures__/serve-lists.ts';
import { openCatalog } from './user/open-catalog.ts';

const NOW = Date.UTC(2026, 10, 20);

function temporaryHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'vernier-models-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

/** Runs the command on the catalog of a home folder, on one day. */
async function run(words: readonly string[], more: Partial<ModelsCommandContext> = {}) {
  const said = { text: '', json: {} as unknown, notes: [] as string[], isNo: false };
  const terminal: Terminal = {
    report: ({ text, json }) => {
      Object.assign(said, { text, json });
    },
    note: (text) => {
      said.notes.push(text);
    },
    progress: () => ({ update: () => undefined, done: () => undefined }),
  };
  const home = more.home ?? temporaryHome();
  const command = createModelsCommand(() => ({
    terminal,
    catalog: openCatalog(home).catalog,
    clock: { now: () => NOW, monotonicMs: () => 0 },
    home,
    fetch,
    findEndpoints: () => Promise.resolve([]),
    // nobody listens on the first port
    modelsDevUrl: 'http://127.0.0.1:1/api.json',
    answerIsNo: () => {
      said.isNo = true;
    },
    ...more,
  }));
  await command.parseAsync(words, { from: 'user' });
  return said;
}

const models = (...words: string[]) => run(words);

describe('vernier models list', () => {
  it('shows the price per million tokens that is in force today, and since when', async () => {
    const { text } = await models('claude-3-haiku');
    expect(text).toMatch(/claude-3-haiku-20240307 +anthropic +\$0\.25 +\$1\.25 +2024-11-01 +–\n1 model$/u);
  });

  it('is what the command does without another one', async () => {
    expect(await models('list', 'haiku')).toEqual(await models('haiku'));
  });

  it('says why a price is missing instead of showing none', async () => {
    expect((await models('claude-fable-5')).text).toMatch(/claude-fable-5 +anthropic +no price/u);
  });

  it('finds a model by an alias', async () => {
    const { text, isNo } = await models('claude-haiku-4-5-20251001');
    expect({ isNo, hasId: text.includes('claude-haiku-4-5 ') }).toEqual({ isNo: false, hasId: true });
  });

  it('answers no for a name that no model has', async () => {
    expect(await models('no-such-model')).toMatchObject({
      isNo: true,
      text: 'The catalog has no model whose name contains "no-such-model": `vernier models` lists all.',
    });
  });

  it('shows the prices of another day and says so', async () => {
    const { text } = await models('list', 'gemini-3.8-flash', '--prices', '2027-01-01');
    expect(text).toMatch(/\$1\.5 +\$7\.5 +2027-01-01/u);
    expect(text).toMatch(/\nPrices of 2027-01-01, a day to come: as far as they are announced\.$/u);
  });

  it('shows what-if prices and says so', async () => {
    const { text } = await models('haiku-5-5', '--what-if', 'claude-haiku-5-5=0.08/0.40');
    expect(text).toMatch(/\$0\.08 +\$0\.4 +what if/u);
    expect(text).toContain('What if: claude-haiku-5-5 at supposed prices.');
  });

  it('refuses a what-if price of a model that nobody knows', async () => {
    await expect(models('--what-if', 'claude-haku-5-5=1/2')).rejects.toThrow('did you mean claude-haiku-5-5');
  });
});

describe('vernier models show', () => {
  it('shows bands, tiers, cache factors, effort, aliases and where each fact comes from', async () => {
    const { text } = await models('show', 'claude-haiku-4-5-20251001');
    expect(text).toMatch(/^model +claude-haiku-4-5 \(anthropic\)$/mu);
    expect(text).toMatch(/^aliases +claude-haiku-4-5-20251001$/mu);
    expect(text).toMatch(/^effort +none low .*; sent as thinking\.budget_tokens$/mu);
    expect(text).toMatch(/^\* +standard .*\$1 +\$5 +\$0\.1 \(0\.1x\) +\$1\.25 \(1\.25x\) +\$2 \(2x\)$/mu);
    expect(text).toMatch(/^\* +batch .*\$0\.5 +\$2\.5 /mu);
    expect(text).toMatch(/^ {2}\[documented\] Anthropic, Pricing/mu);
  });

  it('shows the band of long prompts and what an agent turn in it costs', async () => {
    const { text } = await models('show', 'claude-haiku-5-5');
    expect(text).toMatch(/standard +100000 .*\$0\.5 +\$2\.5/u);
    // 2,000 at $0.50, 120,000 at $0.05, 1,000 at $2.50 a million: 0.001 + 0.006 + 0.0025
    expect(text).toMatch(/a turn of an agent.* \$0\.0095$/mu);
  });

  it('shows what calls would cost at another price beside those of today', async () => {
    const { text } = await models('show', 'claude-opus-5-5', '--what-if', 'claude-opus-5-5=2/10');
    // $0.004 + $0.01 today, half of it supposed
    expect(text).toMatch(/a question.* \$0\.014 +\$0\.0070 +-\$0\.0070 \(-50 %\)$/mu);
  });

  it('says of a model without prices that its calls are unpriced', async () => {
    const { text } = await models('show', 'gpt-5');
    expect(text).toContain('No price of gpt-5 is known: its calls are unpriced.');
    expect(text).toMatch(/a question.* no price on that day$/mu);
  });

  it('answers no for a name that nobody knows, with near names', async () => {
    expect(await models('show', 'claude-haku-5-5')).toMatchObject({
      isNo: true,
      text: expect.stringContaining('"claude-haku-5-5": did you mean claude-haiku-5-5'),
    });
  });
});

describe('vernier models diff', () => {
  it('shows what changed between two days in the standard tier', async () => {
    const { text } = await models('diff', '2026-12-31', '2027-01-01');
    expect(text).toMatch(/gemini-3\.8-flash +standard +– +input \$0\.75 → \$1\.5, output \$3\.75 → \$7\.5/u);
  });

  it('counts what changed in other tiers and shows it when asked', async () => {
    const { text } = await models('diff', '2026-11-19', '2026-11-20');
    expect(text).toMatch(/\n\d+ more changes in other tiers \(.*batch.*\): add --tier all\.$/u);
    const all = await models('diff', '2026-11-19', '2026-11-20', '--tier', 'all');
    expect(all.text).toMatch(/claude-opus-5-5 +fast +– +first known: input \$8, output \$40/u);
  });

  it('says when nothing changed', async () => {
    expect(await models('diff', '2026-10-08', '2026-10-09')).toMatchObject({
      isNo: false,
      text: 'No standard price that the catalog knows changed from 2026-10-08 to 2026-10-09.',
    });
  });

  it('refuses days in the wrong order', async () => {
    await expect(models('diff', '2027-01-01', '2026-01-01')).rejects.toThrow(
      '2027-01-01 lies after 2026-01-01: write the earlier day first',
    );
  });

  it.each(['standard', 'all'])('fits a terminal of 120 columns with --tier %s', async (tier) => {
    const { text } = await models('diff', '2024-01-01', '2027-01-01', '--tier', tier);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });
});

function from({ baseUrl }: ListServer, home: string): Partial<ModelsCommandContext> {
  const apiKey = new Secret('sk-the-secret-itself');
  return {
    home,
    modelsDevUrl: `${baseUrl}/api.json`,
    findEndpoints: () => Promise.resolve([{ family: 'anthropic', baseUrl, apiKey }]),
  };
}

describe('vernier models refresh', () => {
  const lists = { '/api.json': readFixture('models-dev'), '/v1/models': readFixture('anthropic-models') };

  it('proposes what differs and changes nothing', async () => {
    const home = temporaryHome();
    const { text, json } = await run(['refresh'], from(await serveTexts(lists), home));
    expect(text).toMatch(/^models\.dev: 8 models read\nanthropic: 2 models read\n/u);
    expect(text).toMatch(/claude-opus-5-5 +standard +– +cache read \$0\.2 → \$0\.1$/mu);
    expect(text).toMatch(/claude-constructed-6 +anthropic +\$3 +\$15 +low medium high$/mu);
    expect(text).toContain('Nothing was changed: add --write to take it over into');
    expect(json).toMatchObject({ readOn: '2026-11-20', written: false });
    expect(existsSync(join(home, 'catalog.json'))).toBe(false);
  });

  it('sends the key to its own provider only', async () => {
    const [own, other] = [await serveTexts(lists), await serveTexts(lists)];
    const home = temporaryHome();
    await run(['refresh'], { ...from(own, home), modelsDevUrl: `${other.baseUrl}/api.json` });
    expect(own.requests.map(({ url }) => url)).toEqual(['/v1/models?limit=1000']);
    expect(JSON.stringify(other.requests)).not.toContain('sk-the-secret-itself');
  });

  it('takes it over when asked, and then agrees with what is read', async () => {
    const home = temporaryHome();
    const server = from(await serveTexts(lists), home);
    const { text } = await run(['refresh', '--write'], server);
    expect(text).toMatch(/Written to .*catalog\.json: 2 prices and 2 models, in force from 2026-11-20\.$/u);
    expect((await run(['list', 'claude-constructed-6'], { home })).text).toMatch(/\$3 +\$15 +2026-11-20/u);
    const again = await run(['refresh', '--write'], server);
    expect(again.text).toContain('The catalog agrees with what was read.');
    expect(openCatalog(home).conflicts).toEqual([]);
  });

  it('writes the proposal to a file', async () => {
    const out = join(temporaryHome(), 'proposal.json');
    await run(['refresh', '--out', out], from(await serveTexts(lists), temporaryHome()));
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ version: 1, readOn: '2026-11-20' });
  });

  it('uses what it could read and says what it could not', async () => {
    const server = await serveTexts({ '/api.json': lists['/api.json'] });
    const { text } = await run(['refresh'], from(server, temporaryHome()));
    expect(text).toContain('anthropic: not read, it answers 404');
  });

  it('fails with one line when nothing can be read, and changes nothing', async () => {
    const home = temporaryHome();
    await expect(run(['refresh', '--write'], { home })).rejects.toThrow(
      /^no list of models could be read \(models\.dev: it cannot be reached \(\w+\)\): go online and try again; the catalog stays as it is$/u,
    );
    expect(existsSync(join(home, 'catalog.json'))).toBe(false);
  });
});
