import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCallPlan, type Usage } from '#core';
import { createDecoder, type FinishReason, type StreamPart, WIRE_FORMATS, type WireFormat } from '#wire';
import { createByteProvider, type SaidAnswer, writeAnswer } from './__fixtures__/answers.ts';
import { readRun, toCall, toContext } from './__fixtures__/run-call.ts';
import { runPlan } from './run-plan.ts';

const plan = createCallPlan('claude-haiku-5-5');

/** All ways in which a caller's and an upstream's format meet, streamed and not. */
const MEETINGS = WIRE_FORMATS.flatMap((caller) =>
  WIRE_FORMATS.flatMap((upstream) => [true, false].map((stream) => ({ caller, upstream, stream }))),
);

const tokens = fc.integer({ min: 1, max: 200_000 });
const answers: fc.Arbitrary<SaidAnswer> = fc.record({
  texts: fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), { maxLength: 8 }),
  usage: fc.record({ inputTokens: tokens, cacheReadTokens: tokens, outputTokens: tokens }),
  finishReason: fc.constantFrom<FinishReason>(
    { unified: 'stop', raw: null },
    { unified: 'length', raw: null },
  ),
  modelId: fc.constant('claude-haiku-5-5'),
});

function bodyOf(caller: WireFormat, stream: boolean) {
  const messages = [{ role: 'user', content: 'How many bolts?' }];
  return caller === 'anthropic-messages'
    ? { model: 'auto', max_tokens: 64, messages, stream }
    : { model: 'auto', messages, stream, stream_options: { include_usage: true } };
}

function readAs(format: WireFormat, stream: boolean, text: string): readonly StreamPart[] {
  const decoder = createDecoder(format, { stream });
  return [...decoder.push(Buffer.from(text)), ...decoder.end()];
}

function known({ raw: _raw, ...usage }: Usage): Usage {
  return Object.fromEntries(Object.entries(usage).filter(([, count]) => count !== undefined));
}

describe.each(MEETINGS)(
  'an answer of $upstream for a caller of $caller, streamed: $stream',
  ({ caller, upstream, stream }) => {
    it('has the same text, usage and finish reason for the caller, the ledger and the upstream', async () => {
      await fc.assert(
        fc.asyncProperty(answers, fc.integer({ min: 1, max: 400 }), async (said, pieceBytes) => {
          const bytes = writeAnswer(upstream, stream, said);
          const context = toContext(createByteProvider(upstream, bytes, pieceBytes));
          const run = await runPlan(plan, toCall(caller, bodyOf(caller, stream)), context);
          const text = await readRun(run);
          const parts = readAs(caller, stream, text);
          const result = await run.result();
          const end = parts.at(-1);
          if (end?.type !== 'end') throw new Error(`the last part is ${end?.type}`);
          const heard = parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('');
          expect(heard).toBe(said.texts.join(''));
          expect(known(result.usage)).toMatchObject(said.usage);
          expect(known(end.usage)).toMatchObject(said.usage);
          expect([end.finishReason.unified, result.finishReason?.unified]).toEqual(
            Array(2).fill(said.finishReason.unified),
          );
          expect(result).toMatchObject({ status: 'completed', cost: { status: 'priced' } });
          expect(caller !== upstream || text === bytes.toString()).toBe(true);
        }),
        { numRuns: 30, seed: 20_261_120 },
      );
    });
  },
);
