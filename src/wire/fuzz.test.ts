import { VernierError } from '#core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fixture, FIXTURES, readFixture } from './__fixtures__/fixtures.ts';
import { createDecoder } from './answers/create-decoder.ts';
import { createEncoder } from './answers/create-encoder.ts';
import { createTap } from './answers/create-tap.ts';
import { applyEdits } from './json/apply-edits.ts';
import { parseBody } from './json/parse-body.ts';
import { readUpstreamError } from './errors/read-upstream-error.ts';
import { readRequest } from './requests/read-request.ts';
import { slashCommandEdits } from './requests/slash-command-edits.ts';
import { toNeutralRequest } from './requests/to-neutral-request.ts';
import { writeRequest } from './requests/write-request.ts';
import type { StreamPart } from './stream-part.ts';
import { WIRE_FORMATS, type WireFormat } from './wire-format.ts';

/** What comes of an answer that arrives in these chunks: the bytes sent on, the facts, the parts. */
function take({ format, stream }: Pick<Fixture, 'format' | 'stream'>, chunks: readonly Buffer[]) {
  const tap = createTap(format, { stream });
  const decoder = createDecoder(format, { stream });
  const passed = chunks.map((chunk) => tap.push(chunk));
  const parts = chunks.flatMap((chunk) => decoder.push(chunk));
  const sent = Buffer.concat([...passed, tap.end()]).toString('latin1');
  return { sent, result: tap.result(), parts: [...parts, ...decoder.end()] };
}

function endsOf(parts: readonly StreamPart[]): readonly StreamPart[] {
  return parts.filter((part) => part.type === 'end' || part.type === 'error');
}

/** Writes the parts in a format and answers what the tap makes of the stream. */
function writeAndTap(format: WireFormat, parts: readonly StreamPart[]) {
  const head = { id: 'i', modelId: 'm', createdAtSeconds: 1, includeUsage: true };
  const encoder = createEncoder(format, { ...head, stream: true });
  const tap = createTap(format, { stream: true });
  for (const part of parts) tap.push(encoder.push(part));
  return { encoder, tap };
}

/** What can be compared of an outcome: the bytes, and the parts with errors as their codes. */
function outcome(fixture: Fixture, chunks: readonly Buffer[]): string {
  const { sent, parts } = take(fixture, chunks);
  return JSON.stringify([sent, parts.map((part) => (part.type === 'error' ? part.error.code : part))]);
}

function cutsOf(bytes: Buffer): readonly number[] {
  return Array.from(bytes, (_, cut) => cut);
}

describe('answers that arrive in pieces', () => {
  it.each(FIXTURES)('come to the same whatever the cut: $file at every byte', (fixture) => {
    const bytes = readFixture(fixture.file);
    const whole = outcome(fixture, [bytes]);
    const isDifferent = (cut: number): boolean =>
      outcome(fixture, [bytes.subarray(0, cut), bytes.subarray(cut)]) !== whole;
    expect(cutsOf(bytes).filter(isDifferent)).toEqual([]);
    expect(
      outcome(
        fixture,
        Array.from(bytes, (byte) => Buffer.from([byte])),
      ),
    ).toBe(whole);
  });
});

describe('answers that are broken', () => {
  it.each(FIXTURES)('end legally and only once: $file cut short at every byte', (fixture) => {
    const bytes = readFixture(fixture.file);
    const isIllegal = (length: number): boolean => {
      const { sent, result, parts } = take(fixture, [bytes.subarray(0, length)]);
      // what was sent is an answer of the format in its own right, complete or ending in an error
      const again = take(fixture, [Buffer.from(sent, 'latin1')]);
      const hasOneEnd = endsOf(parts).length === 1 && endsOf(parts)[0] === parts.at(-1);
      return (
        !hasOneEnd ||
        again.sent !== sent ||
        (again.result.error === undefined) !== (result.error === undefined)
      );
    };
    expect(cutsOf(bytes).filter(isIllegal)).toEqual([]);
  });

  it.each(FIXTURES)('end legally and only once: $file mutated', (fixture) => {
    const bytes = readFixture(fixture.file);
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), fc.nat(), (mutations, at) => {
        const broken = mutations.reduce(mutate, bytes);
        const cut = at % (broken.length + 1);
        const { sent, result, parts } = take(fixture, [broken.subarray(0, cut), broken.subarray(cut)]);
        expect(endsOf(parts)).toEqual([parts.at(-1)]);
        const last = parts.at(-1);
        expect(last?.type === 'error' ? last.error.code : undefined).toBe(result.error?.code);
        expect(take(fixture, [Buffer.from(sent, 'latin1')]).sent).toBe(sent);
        for (const format of WIRE_FORMATS) {
          const { tap, encoder } = writeAndTap(format, parts);
          expect(tap.state).toBe('ended');
          expect(encoder.isEnded).toBe(true);
        }
      }),
      { numRuns: 250, seed: 20261120 },
    );
  });

  it('are read as a refusal whatever they say', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...WIRE_FORMATS),
        fc.integer({ min: 300, max: 599 }),
        bodies,
        (format, status, body) => {
          const error = readUpstreamError(format, status, Buffer.from(body));
          expect(error.code).toBe('upstream-refused');
        },
      ),
      { numRuns: 300, seed: 2 },
    );
  });
});

describe('requests of any kind', () => {
  it('are read, carried, or refused by name: nothing else is thrown', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WIRE_FORMATS), requests, (format, request) => {
        const problem = caught(() => {
          const body = parseBody(Buffer.from(JSON.stringify(request)));
          readRequest(format, body, { slashCommands: true });
          const plain = applyEdits(body, slashCommandEdits(format, body));
          for (const target of WIRE_FORMATS)
            writeRequest(target, toNeutralRequest(format, plain), { model: 'm' });
        });
        expect(problem === undefined || problem instanceof VernierError).toBe(true);
      }),
      { numRuns: 1500, seed: 11 },
    );
  });

  it('that are no JSON are refused by name', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const problem = caught(() => parseBody(Buffer.from(bytes)));
        expect(problem).toBeInstanceOf(VernierError);
      }),
      { numRuns: 300, seed: 4 },
    );
  });
});

function caught(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}

interface Mutation {
  readonly kind: 'overwrite' | 'insert' | 'remove' | 'repeat';
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

/** Bytes that mean something to the formats, or nothing to anybody. */
const snippets = fc.constantFrom(
  '\n',
  '\n\n',
  '\r',
  '"',
  '\\',
  '}',
  '{',
  ':',
  'null',
  '[DONE]',
  '\u0000',
  'ÿ',
  'data: ',
  '0',
);

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('overwrite', 'insert', 'remove', 'repeat'),
  at: fc.nat(),
  length: fc.integer({ min: 1, max: 120 }),
  text: snippets,
});

function mutate(bytes: Buffer, { kind, at, length, text }: Mutation): Buffer {
  const start = at % (bytes.length + 1);
  const end = Math.min(bytes.length, start + length);
  const between = {
    overwrite: Buffer.from(text, 'latin1'),
    insert: Buffer.concat([Buffer.from(text, 'latin1'), bytes.subarray(start, end)]),
    remove: Buffer.alloc(0),
    repeat: Buffer.concat([bytes.subarray(start, end), bytes.subarray(start, end)]),
  }[kind];
  return Buffer.concat([bytes.subarray(0, start), between, bytes.subarray(end)]);
}

const bodies = fc.oneof(
  fc.string(),
  fc.json(),
  fc.dictionary(fc.constantFrom('error', 'type'), fc.jsonValue()).map((body) => JSON.stringify(body)),
);

/** Requests that are nearly right: known members with values of any kind here and there. */
const anything = fc.jsonValue({ maxDepth: 3 });
const nearly = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: anything });
const block = nearly(
  fc.record({
    type: nearly(fc.constantFrom('text', 'image', 'tool_result')),
    text: nearly(fc.constant('/effort low\na')),
  }),
);
const message = nearly(
  fc.record({
    role: nearly(fc.constantFrom('user', 'assistant', 'system', 'tool')),
    content: nearly(fc.oneof(fc.string(), fc.array(block, { maxLength: 3 }))),
  }),
);
const requests = nearly(
  fc.record(
    {
      model: nearly(fc.constant('auto')),
      messages: nearly(fc.array(message, { maxLength: 4 })),
      max_tokens: nearly(fc.constant(9)),
      stream: nearly(fc.boolean()),
      system: nearly(fc.string()),
      temperature: nearly(fc.double({ min: 0, max: 2 })),
      stop: nearly(fc.string()),
      metadata: nearly(fc.record({ user_id: nearly(fc.json()) })),
      output_config: nearly(fc.record({ effort: anything })),
      thinking: nearly(fc.record({ type: fc.constant('enabled'), budget_tokens: anything })),
      tools: nearly(fc.array(anything)),
    },
    { requiredKeys: ['model', 'messages'] },
  ),
);
