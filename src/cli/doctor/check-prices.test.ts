import { createCatalog } from '#catalog';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFile, temporaryFolder } from '../__fixtures__/temporary-folder.ts';
import { checkCatalog, checkPrices } from './check-prices.ts';

const catalog = createCatalog();
const check = (...models: string[]) => checkPrices(models, catalog, '2026-11-21');

describe('the prices of the models', () => {
  it('are fine when each is known today', () => {
    expect(check('claude-haiku-5-5')).toEqual({
      what: 'prices',
      status: 'ok',
      found: 'known of all 1 models on 2026-11-21',
    });
  });

  it('are noted when one is not known, named, with what that means', () => {
    expect(check('claude-haiku-5-5', 'my-own-model')).toMatchObject({
      status: 'note',
      found: expect.stringMatching(
        /^none is known on 2026-11-21 of my-own-model: what they cost is not counted/u,
      ),
    });
  });

  it('are not known before they are in force', () => {
    const finding = checkPrices(['claude-haiku-5-5'], catalog, '2001-01-01');
    expect(finding).toMatchObject({ status: 'note', found: expect.stringContaining('on 2001-01-01') });
  });

  it('that are missing of many models are counted', () => {
    const models = Array.from({ length: 40 }, (_, index) => `model-${index}`);
    expect(check(...models).found).toContain('model-7 and 32 more:');
  });

  it('are fine when no model is named', () => {
    expect(check()).toMatchObject({ status: 'ok' });
  });
});

describe("the user's prices", () => {
  it('need not be there', () => {
    expect(checkCatalog(temporaryFolder()).findings).toEqual([]);
  });

  it('are a problem when catalog.json cannot be used, and then Vernier’s own prices count', () => {
    const home = dirname(temporaryFile('catalog.json', '{'));
    const { catalog: own, findings } = checkCatalog(home);
    expect(findings).toEqual([
      {
        what: 'prices',
        status: 'problem',
        found: expect.stringContaining('catalog.json is no catalog (it is not JSON): mend it'),
      },
    ]);
    expect(own.findModel('claude-haiku-5-5').status).toBe('found');
  });

  it('are noted when they do not agree with Vernier’s own', () => {
    const text = JSON.stringify({
      version: 1,
      writtenOn: '2026-11-21',
      models: [],
      prices: [
        {
          model: 'claude-opus-5',
          price: {
            effectiveFrom: '2026-11-20',
            effectiveFromKind: 'stated',
            serviceTier: 'standard',
            abovePromptTokens: 0,
            inputUsdPerMillionTokens: 1,
            outputUsdPerMillionTokens: 2,
            source: 'a contract',
            sourceKind: 'stated',
          },
        },
      ],
    });
    expect(checkCatalog(dirname(temporaryFile('catalog.json', text))).findings).toMatchObject([
      {
        status: 'note',
        found: expect.stringContaining('claude-opus-5, standard: catalog.json says input $1'),
      },
    ]);
  });
});
