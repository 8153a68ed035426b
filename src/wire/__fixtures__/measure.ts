// Prints the table of src/wire/README.md: node --conditions=vernier-source src/wire/__fixtures__/measure.ts
import { createDecoder, createEncoder, createTap, editBody, parseBody, readRequest, type StreamPart } from '../index.ts';

const ROUNDS = 15;

function measure(name: string, calls: number, run: () => void): void {
  for (let call = 0; call < calls; call += 1) run();
  const rounds = Array.from({ length: ROUNDS }, () => {
    const started = process.cpuUsage();
    for (let call = 0; call < calls; call += 1) run();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / calls;
  }).toSorted((a, b) => a - b);
  const [best = 0] = rounds;
  const median = rounds[(ROUNDS - 1) / 2] ?? 0;
  console.log(`${name.padEnd(48)} ${best.toFixed(1).padStart(8)} µs (median ${median.toFixed(1)})`);
}

function conversation(characters: number): Buffer {
  const text = 'Explain the following "code":\n\tconst total = prices.map(Number);\nand why it fails. '.repeat(8);
  const turns = Math.max(1, Math.round(characters / text.length));
  const messages = Array.from({ length: turns }, (_, turn) => ({
    role: (turns - turn) % 2 === 1 ? 'user' : 'assistant',
    content: [{ type: 'text', text }],
  }));
  const head = { model: 'auto', max_tokens: 1000, output_config: { effort: 'low' }, stream: true, system: 'Be brief.' };
  return Buffer.from(JSON.stringify({ ...head, messages }));
}

const EDITS = [
  { path: ['model'], value: 'claude-haiku-5-5' },
  { path: ['output_config', 'effort'], value: 'high' },
];

for (const [label, characters, calls] of [
  ['4 KB', 4000, 4000],
  ['400 KB', 400_000, 40],
] as const) {
  const bytes = conversation(characters);
  const body = parseBody(bytes);
  measure(`${label}: JSON.parse alone, to compare`, calls, () => JSON.parse(bytes.toString('utf8')));
  measure(`${label}: parseBody`, calls, () => parseBody(bytes));
  measure(`${label}: readRequest`, calls, () => readRequest('anthropic-messages', body, { slashCommands: true }));
  measure(`${label}: editBody, model and effort`, calls, () => editBody(bytes, EDITS));
  measure(`${label}: parse, change, stringify, to compare`, calls, () => {
    Buffer.from(JSON.stringify({ ...parseBody(bytes), model: 'claude-haiku-5-5' }));
  });
}

const HEAD = { stream: true, id: 'id', modelId: 'm', createdAtSeconds: 1, includeUsage: true };
const PARTS: readonly StreamPart[] = [
  { type: 'start', id: 'id', modelId: 'm' },
  ...Array.from({ length: 48 }, (_, index) => ({ type: 'text-delta' as const, text: ` word${index} of` })),
  { type: 'end', finishReason: { unified: 'stop', raw: null }, usage: { inputTokens: 10, outputTokens: 50 } },
];

for (const [format, other] of [
  ['anthropic-messages', 'openai-chat'],
  ['openai-chat', 'anthropic-messages'],
] as const) {
  const encoder = createEncoder(format, HEAD);
  const reads = PARTS.map((part) => encoder.push(part));
  for (const [label, chunks] of [
    ['one read', [Buffer.concat(reads)]],
    ['a read per event', reads],
  ] as const) {
    measure(`tap ${format}, ${label}`, 1000, () => {
      const tap = createTap(format, { stream: true });
      for (const chunk of chunks) tap.push(chunk);
      tap.end();
    });
    measure(`translate ${format}, ${label}`, 1000, () => {
      const decoder = createDecoder(format, { stream: true });
      const target = createEncoder(other, HEAD);
      for (const chunk of chunks) Buffer.concat(decoder.push(chunk).map((part) => target.push(part)));
      decoder.end();
    });
  }
}
