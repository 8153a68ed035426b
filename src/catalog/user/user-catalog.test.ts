import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ModelId } from '#core';
import type { PriceEntry } from '../schema.ts';
import { addToUserCatalog } from './add-to-user-catalog.ts';
import { openCatalog } from './open-catalog.ts';
import { readUserCatalog } from './read-user-catalog.ts';
import type { UserCatalog } from './user-catalog.ts';
import { writeUserCatalog } from './write-user-catalog.ts';

const usage = { inputTokens: 1_000_000, outputTokens: 0 };

function temporaryHome(content?: string): string {
  const home = mkdtempSync(join(tmpdir(), 'vernier-catalog-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  if (content !== undefined) writeFileSync(join(home, 'catalog.json'), content);
  return home;
}

function priceOf(usd: number, more: Partial<PriceEntry> = {}): PriceEntry {
  return {
    effectiveFrom: '2026-11-21',
    effectiveFromKind: 'read',
    serviceTier: 'standard',
    abovePromptTokens: 0,
    inputUsdPerMillionTokens: usd,
    outputUsdPerMillionTokens: 5 * usd,
    source: 'my contract',
    sourceKind: 'stated',
    ...more,
  };
}

function userCatalog(model: string, ...prices: PriceEntry[]): UserCatalog {
  const id = ModelId.parse(model);
  return {
    version: 1,
    writtenOn: '2026-11-21',
    models: [],
    prices: prices.map((price) => ({ model: id, price })),
  };
}

function newModel(
  id: string,
  family: 'anthropic' | 'open-weight' = 'anthropic',
): UserCatalog['models'][number] {
  const said = { source: 'my own model', sourceKind: 'stated' as const };
  return {
    id: ModelId.parse(id),
    aliases: [],
    family,
    wireFormats: ['openai-chat'],
    ...said,
    effort: { sentAs: 'none', ...said },
    constraints: [],
    prices: [priceOf(7)],
  };
}

function opened(user: UserCatalog) {
  const home = temporaryHome();
  writeUserCatalog(home, user);
  return openCatalog(home);
}

/** What a million input tokens cost: standard tier, unless the day is followed by another one. */
function costOn(user: UserCatalog, model: string, when: string) {
  const [at = '', tier] = when.split(' ');
  const serviceTier = tier === 'batch' ? tier : 'standard';
  return opened(user).catalog.priceUsage({ model, usage, at, serviceTier });
}

describe('the catalog of this machine', () => {
  it('is what comes with Vernier where the user has none', () => {
    const { catalog, conflicts } = openCatalog(temporaryHome());
    expect(catalog.findModel('claude-opus-5-5').status).toBe('found');
    expect(conflicts).toEqual([]);
  });

  it('is what comes with Vernier where the home is no folder', () => {
    expect(openCatalog('/dev/null/x').conflicts).toEqual([]);
  });

  it("has the user's price from its day on, marked as such", () => {
    const user = userCatalog('claude-opus-5-5', priceOf(3));
    expect(costOn(user, 'claude-opus-5-5', '2026-11-20').cost).toMatchObject({ costUsd: 4 });
    expect(costOn(user, 'claude-opus-5-5', '2026-11-21')).toMatchObject({
      cost: { costUsd: 3, priceDate: '2026-11-21' },
      lines: [{ sourceKind: 'user', source: 'my contract' }],
    });
  });

  it("makes the batch price of the user's standard price", () => {
    const user = userCatalog('claude-opus-5-5', priceOf(3));
    expect(costOn(user, 'claude-opus-5-5', '2026-11-21 batch').cost).toMatchObject({ costUsd: 1.5 });
  });

  it("has the user's batch price from its day on, and until then what follows from the standard price", () => {
    const user = userCatalog('claude-opus-5-5', priceOf(1, { serviceTier: 'batch' }));
    expect(costOn(user, 'claude-opus-5-5', '2026-11-20 batch').cost).toMatchObject({ costUsd: 2 });
    expect(costOn(user, 'claude-opus-5-5', '2026-11-21 batch').cost).toMatchObject({ costUsd: 1 });
    expect(costOn(user, 'claude-opus-5-5', '2026-11-21').cost).toMatchObject({ costUsd: 4 });
  });

  it("goes back to Vernier's own price when the user's ends", () => {
    const user = userCatalog('claude-opus-5-5', priceOf(3, { effectiveUntil: '2026-12-01' }));
    expect(costOn(user, 'claude-opus-5-5', '2026-12-01').cost).toMatchObject({ costUsd: 4 });
  });

  it('leaves a price that is announced for a later day in force from that day', () => {
    const user = userCatalog('gemini-3.8-flash', priceOf(9));
    expect(costOn(user, 'gemini-3.8-flash', '2026-12-31').cost).toMatchObject({ costUsd: 9 });
    expect(costOn(user, 'gemini-3.8-flash', '2027-01-01').cost).toMatchObject({ costUsd: 1.5 });
    expect(opened(user).conflicts).toEqual([]);
  });

  it('has models that only the user knows, with the tiers of their provider', () => {
    const user = { ...userCatalog('mine'), models: [newModel('mine'), newModel('other', 'open-weight')] };
    expect(costOn(user, 'mine', '2026-11-21').cost).toMatchObject({ costUsd: 7 });
    expect(costOn(user, 'mine', '2026-11-21 batch').cost).toMatchObject({ costUsd: 3.5 });
    expect(costOn(user, 'other', '2026-11-21').cost).toMatchObject({ costUsd: 7 });
    expect(costOn(user, 'other', '2026-11-21 batch').cost.status).toBe('unpriced');
  });
});

describe('what does not agree', () => {
  it('is said where both state a price from the same day, and the user counts', () => {
    const user = userCatalog('claude-opus-5', priceOf(9, { effectiveFrom: '2026-11-20' }));
    expect(opened(user).conflicts).toEqual([
      expect.stringMatching(
        /^claude-opus-5, standard: catalog\.json says input \$9.*: catalog\.json counts$/u,
      ),
    ]);
    expect(costOn(user, 'claude-opus-5', '2026-11-20').cost).toMatchObject({ costUsd: 9 });
  });

  it("is said where Vernier's own data is newer, which then counts", () => {
    const user = userCatalog('claude-opus-5', priceOf(9, { effectiveFrom: '2026-11-01' }));
    expect(opened(user).conflicts).toEqual([
      expect.stringContaining("from 2026-11-20 Vernier's own data counts"),
    ]);
    expect(costOn(user, 'claude-opus-5', '2026-11-20').cost).toMatchObject({ costUsd: 5 });
  });

  it('is said of a model that Vernier has learned meanwhile, of which only the prices count', () => {
    const user = { ...userCatalog('x'), models: [newModel('claude-opus-5-5', 'open-weight')] };
    const { catalog, conflicts } = opened(user);
    expect(conflicts).toEqual([expect.stringContaining('describes claude-opus-5-5')]);
    expect(catalog.findModel('claude-opus-5-5')).toMatchObject({ model: { family: 'anthropic' } });
    expect(costOn(user, 'claude-opus-5-5', '2026-11-21').cost).toMatchObject({ costUsd: 7 });
  });

  it('is said of a model that is described twice', () => {
    const user = { ...userCatalog('x'), models: [newModel('mine'), newModel('mine')] };
    expect(opened(user).conflicts).toEqual(['catalog.json describes mine twice: the first one counts']);
  });

  it('is said of a price of a model that nobody has', () => {
    expect(opened(userCatalog('no-such-model', priceOf(1))).conflicts).toEqual([
      'catalog.json gives a price to no-such-model, which no catalog has: it is left out',
    ]);
  });
});

describe('a catalog.json that cannot be used', () => {
  it('is refused when it is not JSON, with its path and what to do', () => {
    const home = temporaryHome('{"version": 1,');
    expect(() => openCatalog(home)).toThrow(
      `${join(home, 'catalog.json')} is no catalog (it is not JSON): mend it, or move it away`,
    );
  });

  it('is refused with all of its problems at once', () => {
    const bad = userCatalog('gpt-6-sol', priceOf(-1), priceOf(1, { effectiveUntil: '2026-01-01' }));
    const home = temporaryHome(JSON.stringify({ ...bad, writtenOn: 'yesterday' }));
    expect(() => openCatalog(home)).toThrow(
      /writtenOn: .*; prices\.0\.price\.inputUsdPerMillionTokens: .*; prices\.1\.price\.effectiveUntil: /u,
    );
  });

  it('is refused when it cannot be read', () => {
    const home = temporaryHome();
    mkdirSync(join(home, 'catalog.json'));
    expect(() => openCatalog(home)).toThrow(/cannot be read \(EISDIR/u);
  });
});

describe("the user's catalog", () => {
  it('is written whole, into a folder that is made for it', () => {
    const home = join(temporaryHome(), 'new');
    const user = userCatalog('gpt-6-sol', priceOf(1));
    writeUserCatalog(home, user);
    expect(readUserCatalog(home)).toEqual(user);
    expect(readdirSync(home)).toEqual(['catalog.json']);
  });

  it('says where it could not be written', () => {
    const home = join(temporaryHome('{}'), 'catalog.json');
    expect(() => writeUserCatalog(home, userCatalog('x'))).toThrow(/cannot be written/u);
  });

  it('keeps older prices and gives up those of the same day', () => {
    const before = userCatalog('gpt-6-sol', priceOf(1, { effectiveFrom: '2026-11-01' }), priceOf(2));
    const { prices } = userCatalog('gpt-6-sol', priceOf(3));
    const after = addToUserCatalog(before, { models: [], prices }, '2026-11-22');
    expect(after.writtenOn).toBe('2026-11-22');
    expect(after.prices.map(({ price }) => price.inputUsdPerMillionTokens)).toEqual([1, 3]);
  });
});
