import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { UsageRecord } from '#core';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { temporaryHome } from '../../__fixtures__/temporary-home.ts';

const PROJECTS = join(import.meta.dirname, '__fixtures__', 'projects');
const sample = () => readSample(PROJECTS);

const USAGE = { input_tokens: 5, output_tokens: 10 };

/** A line of an answer with what a test wants of it. */
function answer(message: object, line: object = {}): string {
  const whole = { id: 'msg_1', model: 'claude-opus-5-5', content: [], usage: USAGE, ...message };
  const at = { type: 'assistant', sessionId: 's', requestId: 'req_1', timestamp: '2026-10-10T10:00:00Z' };
  return JSON.stringify({ ...at, ...line, message: whole });
}

/** Reads one file of these lines. */
async function readText(text: string | Uint8Array, name = 'session.jsonl') {
  const { home, path } = temporaryHome();
  writeFileSync(path(name), text);
  return readSample(home);
}

it('reads the known layouts into records that keep to their schema', async () => {
  const { records } = await sample();
  expect(records).toHaveLength(6);
  for (const record of records) expect(UsageRecord.safeParse(record).error).toBeUndefined();
});

it('counts an answer that was streamed, resumed and copied once, with its fullest counts at its first time', async () => {
  const { records } = await sample();
  const told = records.filter(({ at }) => at === '2026-10-10T10:00:01.000Z');
  expect(told).toEqual([
    {
      version: 1,
      at: '2026-10-10T10:00:01.000Z',
      source: 'claude-code',
      session: '00000000-0000-4000-8000-000000000001',
      project: '/home/me/shop',
      agentType: 'main',
      modelId: 'claude-opus-5-5',
      effort: 'high',
      serviceTier: 'standard',
      usage: {
        inputTokens: 10,
        cacheReadTokens: 1000,
        cacheWrite5mTokens: 150,
        cacheWrite1hTokens: 50,
        outputTokens: 200,
        reasoningTokens: 100,
      },
      toolCalls: 1,
    },
  ]);
});

it('knows a sub-agent by its file, and by the line of progress that older versions wrote', async () => {
  const { records } = await sample();
  const subAgents = records.filter(({ agentType }) => agentType === 'sub-agent');
  expect(subAgents.map(({ modelId, effort }) => [modelId, effort])).toEqual(
    expect.arrayContaining([
      ['claude-opus-5-5', 'low'],
      ['claude-haiku-5-5', undefined],
    ]),
  );
  expect(subAgents).toHaveLength(2);
});

it('keeps the cost and the duration that versions of 2025 wrote', async () => {
  const { records } = await sample();
  expect(records.find(({ at }) => at.startsWith('2025'))).toMatchObject({
    statedCostUsd: 0.05,
    durationMs: 1200,
    toolCalls: 1,
  });
});

it('counts compactions and answers that no model gave, and bills none of them', async () => {
  const { report } = await sample();
  expect(report.leftOut).toMatchObject({ compaction: 1, synthetic: 1 });
});

it('takes the same answer under another request for another call, unless one is a side conversation', async () => {
  const other = { requestId: 'req_2' };
  expect((await readText([answer({}), answer({}, other)].join('\n'))).records).toHaveLength(2);
  const copy = answer({}, { ...other, isSidechain: true });
  expect((await readText([copy, answer({})].join('\n'))).records).toMatchObject([{ agentType: 'main' }]);
});

it('takes an answer without a request for one that has one', async () => {
  const lines = [answer({}), answer({}, { requestId: undefined })];
  expect((await readText(lines.join('\n'))).records).toHaveLength(1);
});

it('counts each line where nothing tells answers apart', async () => {
  const line = answer({ id: undefined }, { requestId: undefined });
  expect((await readText([line, line].join('\n'))).records).toHaveLength(2);
});

it('counts the calls that a request made inside, a compaction and an advisor', async () => {
  const iterations = [
    { type: 'compaction', input_tokens: 180_000, output_tokens: 3500 },
    { type: 'message', ...USAGE },
    { type: 'advisor_message', model: 'claude-haiku-5-5', input_tokens: 7, output_tokens: 8 },
  ];
  const { records } = await readText(answer({ usage: { ...USAGE, iterations } }, { costUSD: 1 }));
  expect(
    records.map(({ modelId, usage, statedCostUsd }) => [modelId, usage.inputTokens, statedCostUsd]),
  ).toEqual([
    ['claude-opus-5-5', 5, 1],
    ['claude-opus-5-5', 180_000, undefined],
    ['claude-haiku-5-5', 7, undefined],
  ]);
});

it('takes cache writes of which no duration is told for the short one', async () => {
  const { records } = await readText(answer({ usage: { ...USAGE, cache_creation_input_tokens: 70 } }));
  expect(records[0]?.usage).toMatchObject({ cacheWrite5mTokens: 70 });
});

it('leaves tokens absent that are not told, and an effort that is none', async () => {
  const { records } = await readText(answer({ usage: { output_tokens: 1 } }, { effort: 'ultra' }));
  expect(records[0]).toMatchObject({ usage: { outputTokens: 1 } });
  expect(records[0]?.usage.inputTokens).toBeUndefined();
  expect(records[0]?.effort).toBeUndefined();
});

it.each([
  ['not-json', '{"type":"assistant","usage"}'],
  ['not-json', 'plain text'],
  ['not-json', '\u0000\u0000\u0000'],
  ['not-json', '["usage"]'],
  ['no-time', answer({}, { timestamp: 'yesterday' })],
  ['impossible-time', answer({}, { timestamp: '2031-01-01T00:00:00Z' })],
  ['impossible-time', answer({}, { timestamp: '1970-01-01T00:00:00Z' })],
  ['impossible-count', answer({ usage: { ...USAGE, input_tokens: -5 } })],
  ['impossible-count', answer({ usage: { ...USAGE, output_tokens: 1.5 } })],
  ['impossible-count', answer({ usage: { ...USAGE, output_tokens: 1e12 } })],
  ['impossible-count', answer({ usage: { ...USAGE, output_tokens: '7' } })],
])('counts and lists a line that is %s, and reads on', async (kind, line) => {
  const { report } = await readText(`${line}\n${answer({ id: 'msg_2' })}\n`);
  expect(report.total.calls).toBe(1);
  expect(report.problems).toMatchObject({ total: 1, first: [{ kind, line: 1 }] });
});

it('takes a last line that stops in the middle for unfinished', async () => {
  const { report } = await readText(`${answer({})}\n{"type":"assistant","mess`);
  expect(report.problems.first).toMatchObject([{ kind: 'unfinished', line: 2 }]);
});

it('survives bytes that are no text', async () => {
  const rubbish = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 89) % 256));
  const { report } = await readText(Buffer.concat([rubbish, Buffer.from(`\n${answer({})}`)]));
  expect(report.total.calls).toBe(1);
});

it('reads lines with blanks around them, and such as end as on Windows', async () => {
  const { report } = await readText(`${answer({})}\r\n ${answer({ id: 'msg_2' })} \r\n`);
  expect([report.total.calls, report.problems.total]).toEqual([2, 0]);
});
