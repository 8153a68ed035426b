import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EXAMPLE_RECORDS } from './__fixtures__/example-records.ts';
import * as records from './index.ts';

/** Everything exported that is kept with a version. */
const versioned = Object.entries(records).flatMap(([name, schema]) =>
  schema instanceof z.ZodObject && 'version' in schema.shape ? [name] : [],
);
const examples = new Map<string, unknown>(Object.entries(EXAMPLE_RECORDS));

function schemaOf(name: string): z.ZodType {
  const schema = Object.entries(records).find(([other]) => other === name)?.[1];
  if (!(schema instanceof z.ZodType)) throw new RangeError(`${name} is no schema`);
  return schema;
}

/** The paths of every object inside a value; what a provider said is kept as it came, and so is no place to be strict. */
function objectPaths(value: unknown, path: readonly string[] = []): string[][] {
  if (value === null || typeof value !== 'object' || path.at(-1) === 'raw') return [];
  const inside = Object.entries(value).flatMap(([key, member]) => objectPaths(member, [...path, key]));
  return Array.isArray(value) ? inside : [[...path], ...inside];
}

/** A copy of a record with one member more at a path. */
function withMember(record: unknown, path: readonly string[], member: Record<string, unknown>): unknown {
  const [key, ...rest] = path;
  if (record === null || typeof record !== 'object') return record;
  if (key === undefined) return { ...record, ...member };
  if (Array.isArray(record)) {
    return record.map((item, index) => (String(index) === key ? withMember(item, rest, member) : item));
  }
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      name === key ? withMember(value, rest, member) : value,
    ]),
  );
}

describe('every kept record', () => {
  it('has an example here, so that none escapes these tests', () => {
    expect(versioned.toSorted()).toEqual([...examples.keys()].toSorted());
  });

  it.each([...examples.keys()])('%s reads its example back from JSON unchanged', (name) => {
    const example = examples.get(name);
    expect(schemaOf(name).parse(JSON.parse(JSON.stringify(example)))).toEqual(example);
  });

  it.each([...examples.keys()])('%s refuses a key that nobody knows, at every depth', (name) => {
    const example = examples.get(name);
    const accepted = objectPaths(example).filter(
      (path) => schemaOf(name).safeParse(withMember(example, path, { strange: 1 })).success,
    );
    expect(accepted).toEqual([]);
  });

  it.each([...examples.keys()])('%s refuses every version but its own', (name) => {
    const example = examples.get(name);
    for (const version of [0, 2, '1', null, undefined]) {
      expect(schemaOf(name).safeParse(withMember(example, [], { version })).success).toBe(false);
    }
  });
});

describe('what a record may say', () => {
  const { Outcome, Usage, RouteDecision, Policy } = records;

  it('keeps a score inside [0,1] and tells an unscored outcome from a wrong one', () => {
    const { Outcome: outcome } = EXAMPLE_RECORDS;
    expect(Outcome.safeParse({ ...outcome, score: { status: 'scored', value: 1.01 } }).success).toBe(false);
    expect(Outcome.safeParse({ ...outcome, score: { status: 'unscored' } }).success).toBe(false);
    expect(Outcome.safeParse({ ...outcome, score: { status: 'unscored', reason: 'not-run' } }).success).toBe(
      true,
    );
  });

  it('leaves tokens absent that the provider did not say, and never reads them as 0', () => {
    expect(Usage.parse({})).toEqual({});
    expect(Usage.safeParse({ inputTokens: null }).success).toBe(false);
    expect(Usage.safeParse({ inputTokens: -1 }).success).toBe(false);
    expect(Usage.safeParse({ inputTokens: 1.5 }).success).toBe(false);
  });

  it('refuses a decision for a plan that could not have been drawn', () => {
    expect(RouteDecision.safeParse({ ...EXAMPLE_RECORDS.RouteDecision, propensity: 0 }).success).toBe(false);
  });

  it('reads a decision of before dials had a source, and no source that nobody knows', () => {
    const { dialSource, ...older } = EXAMPLE_RECORDS.RouteDecision;
    expect(dialSource).toBe('recorded');
    expect(RouteDecision.parse(older)).not.toHaveProperty('dialSource');
    expect(RouteDecision.safeParse({ ...older, dialSource: 'guessed' }).success).toBe(false);
  });

  it('refuses a policy without all 21 knots', () => {
    const { Policy: policy } = EXAMPLE_RECORDS;
    expect(Policy.safeParse({ ...policy, knots: policy.knots.slice(1) }).success).toBe(false);
  });
});
