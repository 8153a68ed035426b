import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  array,
  assert,
  constantFrom,
  type JsonValue,
  jsonValue,
  nat,
  oneof,
  property,
  tuple,
} from 'fast-check';
import { expect, it } from 'vitest';
import { UsageRecord } from '#core';
import { recordingSink } from '../__fixtures__/recording-sink.ts';
import { lookAtFile } from '../files/look-at-file.ts';
import type { ReadDocument } from '../reading/declared-source.ts';
import { isObject } from '../reading/json-field.ts';
import { SOURCES } from './registry.ts';

/** Lists the files of a source that its tests read, and nothing that says where they are from. */
function fixturesOf(source: string): readonly string[] {
  const folder = join(import.meta.dirname, source, '__fixtures__');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map(({ parentPath, name }) => join(parentPath, name));
}

/** The sources that take this file for one of theirs, by its name and its beginning. */
function takersOf(path: string): readonly string[] {
  const look = lookAtFile(path, readFileSync(path));
  return SOURCES.filter(({ forms }) =>
    forms.some(({ names, recognises }) => names.test(basename(path)) && recognises(look)),
  ).map(({ id }) => id);
}

it('takes no file of one source for one of another', () => {
  let recognised = 0;
  for (const { id } of SOURCES) {
    for (const path of fixturesOf(id)) {
      const takers = takersOf(path);
      recognised += takers.length;
      expect([path, takers.filter((taker) => taker !== id)]).toEqual([path, []]);
    }
  }
  expect(recognised).toBeGreaterThan(20);
});

/** Loads what reads the documents of a source. */
async function loadReader(source: string): Promise<ReadDocument> {
  const forms = SOURCES.find(({ id }) => id === source)?.forms ?? [];
  for (const { reader } of forms) if (reader.shape === 'document') return await reader.load();
  throw new Error(`${source} has no documents`);
}

/** Puts a value in the place of one that a document has, counted from its beginning. */
function spoil(value: unknown, place: number, by: JsonValue): unknown {
  let rest = place;
  const visit = (part: unknown): unknown => {
    rest -= 1;
    if (rest === -1) return by;
    if (Array.isArray(part)) return part.map(visit);
    return isObject(part)
      ? Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, visit(inner)]))
      : part;
  };
  return visit(value);
}

const rubbish = oneof(jsonValue(), constantFrom<JsonValue>(-1, 0, 5, 0.5, 1e300, '', 'name', null, [], {}));

it.each(['opencode', 'gemini-cli', 'anthropic', 'openai'])(
  'makes only valid records of whatever stands in a document of %s',
  async (source) => {
    const read = await loadReader(source);
    const documents = fixturesOf(source)
      .filter((path) => path.endsWith('.json'))
      .map((path): unknown => JSON.parse(readFileSync(path, 'utf8')));
    let records = 0;
    assert(
      property(
        nat(documents.length - 1),
        array(tuple(nat(60), rubbish), { maxLength: 3 }),
        (index, spoils) => {
          const { sink, told } = recordingSink();
          const document = spoils.reduce((value, [place, by]) => spoil(value, place, by), documents[index]);
          read(document, '/exports/one.json', sink);
          for (const record of told.records) expect(UsageRecord.safeParse(record).error).toBeUndefined();
          records += told.records.length;
        },
      ),
      { numRuns: 200, seed: 5 },
    );
    expect(records).toBeGreaterThan(20);
  },
);
