import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from './apply-edits.ts';
import { editBody } from './edit-body.ts';
import type { JsonEdit } from './json-edit.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { parseBody } from './parse-body.ts';

function edit(text: string, ...edits: readonly JsonEdit[]): string {
  return editBody(Buffer.from(text), edits).toString('utf8');
}

describe('editBody', () => {
  it('replaces a value and leaves every other byte as it was spelled', () => {
    const body = '\n{ "model" : "auto",\t"temperature":1.50e0 ,"text":"\\u00fc\\/ü" }\n';
    expect(edit(body, { path: ['model'], value: 'claude-haiku-5-5' })).toBe(
      '\n{ "model" : "claude-haiku-5-5",\t"temperature":1.50e0 ,"text":"\\u00fc\\/ü" }\n',
    );
  });

  it('gives the same buffer back when nothing changes', () => {
    const bytes = Buffer.from('{"model":"\\u0061uto","stop":[1.0],"a":null}');
    const edits = [
      { path: ['model'], value: 'auto' },
      { path: ['stop'], value: [1] },
      { path: ['missing'] },
      { path: ['missing', 'deeper'] },
      { path: ['a', 0] },
    ];
    expect(editBody(bytes, edits)).toBe(bytes);
  });

  it('adds a missing member at the end, and missing parents around it', () => {
    expect(edit('{}', { path: ['a'], value: 1 })).toBe('{"a":1}');
    expect(edit('{"a":1 }', { path: ['b', 'c'], value: true })).toBe('{"a":1,"b":{"c":true} }');
    expect(edit('{"b":{"x":0}}', { path: ['b', 'c'], value: true })).toBe('{"b":{"x":0,"c":true}}');
    expect(edit('{"b":null}', { path: ['b', 'c'], value: true })).toBe('{"b":{"c":true}}');
    expect(edit('{"b":[1]}', { path: ['b', 1], value: 2 })).toBe('{"b":[1,2]}');
  });

  it.each([
    ['{"a":1,"b":2,"c":3}', 'a', '{"b":2,"c":3}'],
    ['{ "a":1 , "b":2 }', 'a', '{ "b":2 }'],
    ['{"a":1,"b":2,"c":3}', 'b', '{"a":1,"c":3}'],
    ['{"a":1,"b":2 , "c":3 }', 'c', '{"a":1,"b":2 }'],
    ['{ "a":1 }', 'a', '{  }'],
    ['{"a":1,"b":2,"a":3}', 'a', '{"b":2}'],
    ['{"b":2,"a":1,"\\u0061":3,"c":4}', 'a', '{"b":2,"c":4}'],
  ])('removes from %s the member %s', (body, key, expected) => {
    expect(edit(body, { path: [key] })).toBe(expected);
  });

  it('changes the last of duplicate members, which is the one that counts', () => {
    expect(edit('{"a":1,"\\u0061":2}', { path: ['a'], value: 3 })).toBe('{"a":1,"\\u0061":3}');
    expect(edit('{"a":{"x":1},"a":{"x":1}}', { path: ['a', 'x'], value: 3 })).toBe(
      '{"a":{"x":1},"a":{"x":3}}',
    );
  });

  it('sets a member again after it was removed with all others', () => {
    const edits = [{ path: ['a'] }, { path: ['b'] }, { path: ['c'], value: 1 }, { path: ['d'], value: 2 }];
    expect(edit('{ "a":1, "b":2 }', ...edits)).toBe('{ "c":1,"d":2 }');
  });

  it('reaches into what an earlier edit wrote', () => {
    const edits = [
      { path: ['a'], value: { b: [1] } },
      { path: ['a', 'b', 0], value: 'x' },
    ];
    expect(edit('{"a":0}', ...edits)).toBe('{"a":{"b":["x"]}}');
  });

  it('removes elements by their place after the edits before', () => {
    expect(edit('{"m":[0, 1, 2]}', { path: ['m', 2] }, { path: ['m', 0] })).toBe('{"m":[1]}');
  });

  it('removes, changes and adds elements in any order, each by its place after the edits before', () => {
    const edits = [
      { path: ['m', 3] },
      { path: ['m', 1] },
      { path: ['m', 1], value: 'x' },
      { path: ['m', 0] },
      { path: ['m', 1], value: 'y' },
      { path: ['m', 2], value: 'z' },
    ];
    const document = { m: [0, 1, 2, 3, 4] };
    expect(applyEdits(document, edits)).toEqual({ m: ['x', 'y', 'z'] });
    expect(edit(JSON.stringify(document), ...edits)).toBe('{"m":["x","y","z"]}');
    expect(document).toEqual({ m: [0, 1, 2, 3, 4] });
  });

  it('calls an empty path and a hole in an array what they are: bugs of the caller', () => {
    expect(() => edit('{}', { path: [], value: 1 })).toThrow('needs a path');
    expect(() => edit('{"a":[]}', { path: ['a', 2], value: 1 })).toThrow('no element 2');
  });

  it('does to the bytes what applyEdits does to the value, for any JSON spelled in any way', () => {
    fc.assert(
      fc.property(
        fc.dictionary(key, fc.jsonValue({ maxDepth: 4 }), { maxKeys: 6 }),
        fc.array(edits, { maxLength: 5 }),
        fc.infiniteStream(spelling),
        (document, list, spellings) => {
          const bytes = Buffer.from(spell(document, spellings));
          const parsed: unknown = JSON.parse(bytes.toString('utf8'));
          if (!isJsonObject(parsed)) throw new Error('an object was spelled');
          expect(JSON.parse(editBody(bytes, list).toString('utf8'))).toEqual(applyEdits(parsed, list));
        },
      ),
      { numRuns: 2000, seed: 20261120 },
    );
  });

  it('edits a body that was parsed as it edits one that was not', () => {
    const again = { path: ['a', 0], value: 7 };
    fc.assert(
      fc.property(
        fc.dictionary(key, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6 }),
        fc.tuple(fc.boolean(), fc.array(edits, { maxLength: 4 })),
        fc.infiniteStream(spelling.map((one) => ({ ...one, isDuplicated: false }))),
        (document, [isReplaced, others], spellings) => {
          const bytes = Buffer.from(` ${spell(document, spellings)}\n`);
          const list = isReplaced ? [{ path: [0], value: 1 }, ...others, again, again] : others;
          const expected = editBody(Buffer.from(bytes), list);
          parseBody(bytes);
          expect(editBody(bytes, list).toString('utf8')).toBe(expected.toString('utf8'));
        },
      ),
      { numRuns: 500, seed: 20261121 },
    );
  });

  it.each(['changed', 'removed'] as const)(
    'does not walk 200,000 messages once for each edit, many of them %s',
    (how) => {
      const messages = Array.from({ length: 200_000 }, (_, index) => ({ content: `text ${index}` }));
      const others = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`other${index}`, 0]));
      const document = { messages, ...others };
      const bytes = Buffer.from(JSON.stringify(document));
      const list = Array.from({ length: how === 'changed' ? 20_000 : 100_000 }, (_, index) =>
        how === 'changed'
          ? { path: ['messages', index, 'content'], value: 'x' }
          : { path: ['messages', 99_999 - index] },
      );
      const edited = editBody(bytes, list).toString('utf8');
      const value = applyEdits(document, list);
      expect(edited).toBe(JSON.stringify(value));
      expect(value['messages']).toHaveLength(how === 'changed' ? 200_000 : 100_000);
    },
  );

  it('agrees with plain assignment and deletion', () => {
    fc.assert(
      fc.property(
        fc.dictionary(key, fc.jsonValue()),
        key,
        fc.option(fc.jsonValue()),
        (document, name, value) => {
          const expected = new Map(Object.entries(document));
          if (value === null) expected.delete(name);
          else expected.set(name, value);
          const edits = [value === null ? { path: [name] } : { path: [name], value }];
          const edited: unknown = JSON.parse(edit(JSON.stringify(document), ...edits));
          expect(edited).toEqual(JSON.parse(JSON.stringify(Object.fromEntries(expected))));
        },
      ),
      { numRuns: 500, seed: 7 },
    );
  });
});

const key = fc.oneof(
  fc.constantFrom('a', 'b', 'model', '__proto__', 'ü"\\', ''),
  fc.string({ unit: 'binary' }),
);

/** Index 0 always exists or can be appended, so that no path is a bug. */
const edits: fc.Arbitrary<JsonEdit> = fc
  .record({
    path: fc.array(fc.oneof({ weight: 3, arbitrary: key }, { weight: 1, arbitrary: fc.constant(0) }), {
      minLength: 1,
      maxLength: 3,
    }),
    value: fc.option(fc.jsonValue({ maxDepth: 2 }), { nil: undefined, freq: 3 }),
  })
  .map(({ path, value }) => ({ path: ['a', ...path].slice(path[0] === 0 ? 0 : 1), value }));

interface Spelling {
  readonly space: string;
  readonly isEscaped: boolean;
  readonly isDuplicated: boolean;
}

const spelling: fc.Arbitrary<Spelling> = fc.record({
  space: fc.constantFrom('', '', ' ', '\n\t', '\r\n'),
  isEscaped: fc.boolean(),
  isDuplicated: fc.integer({ max: 9, min: 0 }).map((draw) => draw === 0),
});

/** Spells a value with the white space, escapes and duplicate members that it draws. */
function spell(value: unknown, draws: Iterator<Spelling>): string {
  const { space, isEscaped, isDuplicated } = draws.next().value;
  if (typeof value === 'string') return isEscaped ? escapeAll(value) : JSON.stringify(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => `${space}${spell(item, draws)}${space}`);
    return `[${items.length === 0 ? space : items.join(',')}]`;
  }
  if (!isJsonObject(value)) return JSON.stringify(value);
  return spellObject(value, draws, { space, isDuplicated });
}

function spellObject(
  value: JsonObject,
  draws: Iterator<Spelling>,
  { space, isDuplicated }: Pick<Spelling, 'space' | 'isDuplicated'>,
): string {
  const members = Object.entries(value).flatMap(([name, member]) => {
    const spelled = `${space}${spell(name, draws)}${space}:${space}${spell(member, draws)}${space}`;
    return isDuplicated ? [`${spell(name, draws)}:null`, spelled] : [spelled];
  });
  return `{${members.length === 0 ? space : members.join(',')}}`;
}

function escapeAll(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, '0'),
  );
  return `"${units.map((unit) => `\\u${unit}`).join('')}"`;
}
