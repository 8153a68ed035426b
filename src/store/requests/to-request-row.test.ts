import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RequestRecord } from '#core';
import { createRecord } from '../__fixtures__/create-record.ts';
import { REQUEST_COLUMNS, toRequestRow } from './to-request-row.ts';
import { toStorableJson } from './to-storable-json.ts';

function columnsOf(record: RequestRecord): Record<string, unknown> {
  const row = toRequestRow(record, JSON.stringify(record));
  return Object.fromEntries(REQUEST_COLUMNS.map(([name], index) => [name, row[index]]));
}

describe('a request row', () => {
  it('adds the tokens of all attempts', () => {
    const [attempt] = createRecord('req_1').attempts;
    if (attempt === undefined) throw new Error('the fixture has an attempt');
    expect(columnsOf(createRecord('req_1', { attempts: [attempt, attempt] }))).toMatchObject({
      input_tokens: 200,
      output_tokens: 40,
      reasoning_tokens: null,
    });
  });

  it('gives no token sum when one attempt did not say, and no cost when it has no price', () => {
    const [attempt] = createRecord('req_1').attempts;
    if (attempt === undefined) throw new Error('the fixture has an attempt');
    const silent = { ...attempt, usage: { outputTokens: 5 } };
    const record = createRecord('req_1', {
      attempts: [attempt, silent],
      cost: { status: 'unpriced', reason: 'usage-unknown' },
    });
    expect(columnsOf(record)).toMatchObject({
      input_tokens: null,
      output_tokens: 25,
      cost_usd: null,
      unpriced_reason: 'usage-unknown',
    });
  });
});

describe('storable JSON', () => {
  it('has no NUL and no half of a surrogate pair, and says the same otherwise', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' })),
        fc.constantFrom('', '\0', '\uD800', '\uDFFF'),
        (texts, bad) => {
          const value = { [`key${bad}`]: texts.map((text) => `${text}\\${bad}\\u0000`) };
          const expected = {
            [`key${bad && '\uFFFD'}`]: texts.map((text) => `${storable(text)}\\${bad && '\uFFFD'}\\u0000`),
          };
          expect(JSON.parse(toStorableJson(JSON.stringify(value)))).toEqual(expected);
        },
      ),
      { seed: 7 },
    );
  });
});

function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}
