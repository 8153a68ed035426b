import type { VernierError } from '#core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../__fixtures__/refusal-of.ts';
import { editBody } from './edit-body.ts';
import { parseBody } from './parse-body.ts';

function problemWith(body: string | Buffer, limits = {}): VernierError {
  return refusalOf(() => parseBody(Buffer.from(body), limits));
}

function isRefused(body: string): boolean {
  try {
    parseBody(Buffer.from(body));
    return false;
  } catch {
    return true;
  }
}

function nested(levels: number): string {
  return `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
}

describe('parseBody', () => {
  it('gives the object that the body spells, the last of duplicate members further down', () => {
    const body = ' {"model":"a", "n" : [1] ,"metadata":{"a":1,"a":2},"__proto__":{} }\n';
    expect(Object.entries(parseBody(Buffer.from(body)))).toEqual([
      ['model', 'a'],
      ['n', [1]],
      ['metadata', { a: 2 }],
      ['__proto__', {}],
    ]);
    expect(parseBody(Buffer.from('{ }'))).toEqual({});
  });

  it.each(['{"max_tokens":1,"model":"a","max_tokens":9}', '{"max_tokens":1,"max\\u005ftokens" : 9}'])(
    'refuses %s, of which an upstream may read the other value',
    (body) => {
      const error = problemWith(body);
      expect(error.code).toBe('bad-request');
      expect(error.message).toContain('"max_tokens" more than once');
    },
  );

  it('refuses exactly the bodies that name a field twice, however names and values are spelled', () => {
    const names = fc.constantFrom(
      '"a"',
      '"\\u0061"',
      '"ü"',
      '"\\u00fc"',
      '"\\""',
      '"0"',
      '"__proto__"',
      '""',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(names, fc.json()), { maxLength: 4 }), (fields) => {
        const body = `{${fields.map(([name, value]) => ` ${name}\n: ${value} `).join(',')}}`;
        const meant = fields.map(([name]) => String(JSON.parse(name)));
        const isDoubled = new Set(meant).size < meant.length;
        expect(isRefused(body)).toBe(isDoubled);
      }),
      { numRuns: 500, seed: 20261121 },
    );
  });

  it('refuses a doubled field that the engine takes for another one, after a body that named it', () => {
    const other = '{"max_tokens":1,"\\\\u006dax_t":0}';
    const doubled = '{"max_tokens":1,"\\u006dax_tokens":9}';
    for (const body of [other, other, doubled]) expect(isRefused(body)).toBe(body === doubled);
  });

  it('finds the fields behind text that is no UTF-8', () => {
    const beginning = '{"a":"\u00ff\u00e2\u0082","b":0';
    const doubled = Buffer.from(`${beginning},"a":1}`, 'latin1');
    expect(problemWith(doubled).message).toContain('"a" more than once');
    const bytes = Buffer.from(`${beginning},"model":1}`, 'latin1');
    expect(parseBody(bytes)).toMatchObject({ b: 0, model: 1 });
    expect(editBody(bytes, [{ path: ['model'], value: 2 }]).toString('latin1')).toBe(
      bytes.toString('latin1').replace('1}', '2}'),
    );
  });

  it('says where a body stops being JSON, without repeating it', () => {
    const error = problemWith('{"prompt": "my secret plan",}');
    expect(error.code).toBe('body-not-json');
    expect(error.details).toEqual({ position: 28 });
    expect(error.message).toContain('character 28');
    expect(error.message).not.toContain('secret');
    expect(error.cause).toBeUndefined();
  });

  it('never repeats a body that is no JSON from its first letter on', () => {
    const error = problemWith('my secret plan');
    expect(error.code).toBe('body-not-json');
    expect(error.message).not.toContain('secret');
    expect(problemWith('').message).toContain('empty');
  });

  it.each(['[]', 'null', '3', '"text"', 'true'])('refuses %s, which is JSON but no object', (body) => {
    expect(problemWith(body).code).toBe('bad-request');
  });

  it('refuses a body over the limit with both sizes', () => {
    const error = problemWith('{"a":"0123456789"}', { maxBytes: 10 });
    expect(error.code).toBe('body-too-large');
    expect(error.details).toEqual({ bytes: 18, maxBytes: 10 });
  });

  it('takes 200 levels and refuses 201', () => {
    expect(parseBody(Buffer.from(nested(200)))).toHaveProperty('a');
    expect(problemWith(nested(201)).code).toBe('body-too-deep');
    expect(problemWith(`${nested(201).slice(0, -1)},"big":"${'x'.repeat(2 ** 20)}"}`).code).toBe(
      'body-too-deep',
    );
  });

  it('does not count brackets inside texts', () => {
    const text = '['.repeat(500).concat('\\"', '{'.repeat(500), '\\\\');
    expect(parseBody(Buffer.from(`{"a":"${text}"}`))).toHaveProperty('a');
  });

  it('finds out in one pass that 32 MB of opening brackets are too deep', () => {
    expect(problemWith(Buffer.alloc(32 * 1024 * 1024, '[')).code).toBe('body-too-deep');
    expect(problemWith(Buffer.alloc(32 * 1024 * 1024, '"')).code).toBe('body-not-json');
  });

  it('names the doubled one of 100,000 fields without comparing each with each', () => {
    const fields = Array.from({ length: 100_000 }, (_, index) => `"field${index}":0`);
    const body = `{${[...fields, '"field99999":1'].join(',')}}`;
    expect(problemWith(body).message).toContain('"field99999" more than once');
  });
});
