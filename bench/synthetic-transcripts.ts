import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '#core';
import { createRandom } from '#stats';

/** What the transcripts written hold. */
export interface SyntheticTranscripts {
  readonly files: number;
  readonly lines: number;
  readonly bytes: number;
  /** Calls, each of which has three lines. */
  readonly calls: number;
}

const MODELS = ['claude-opus-5-5', 'claude-sonnet-5-5', 'claude-haiku-5-5'];
const EFFORTS = ['low', 'medium', 'high'];
const FILE_BYTES = 8 * 1024 * 1024;
const FIRST_CALL_MS = Date.UTC(2026, 9, 7);
/** What people ask for, a sentence for each kind of work; every message begins with words of its own. */
const ORDERS = [
  'write unit tests for the parser and run them until the whole suite passes with coverage',
  'review the pull request of the billing service and list what could break customers',
  'translate the settings page into German and French and check every plural form',
  'draw a chart of the monthly revenue from the spreadsheet and explain the outliers',
];
const CALLS_IN_A_TASK = 10;
const WORDS = 'the file has a function that reads lines and counts what they tell of each call '.repeat(40);

function pick<Item>(random: Random, items: readonly Item[], fallback: Item): Item {
  return items[Math.floor(random() * items.length)] ?? fallback;
}

/** A piece of text of between none and twice so many characters. */
function textOf(random: Random, meanCharacters: number): string {
  return WORDS.slice(0, Math.floor(random() * 2 * meanCharacters));
}

/** The lines of one call: an answer in three parts, and the output of the tool that it asked for. */
function callLines(random: Random, session: string, call: number): readonly string[] {
  const timestamp = new Date(FIRST_CALL_MS + call * 2000).toISOString();
  const line = { sessionId: session, cwd: '/home/me/shop', version: '2.1.329', timestamp };
  const usage = {
    input_tokens: Math.floor(random() * 50),
    cache_read_input_tokens: Math.floor(random() * 90_000),
    cache_creation_input_tokens: Math.floor(random() * 3000),
    service_tier: 'standard',
  };
  const model = pick(random, MODELS, 'claude-opus-5-5');
  const effort = pick(random, EFFORTS, 'high');
  const output = Math.floor(random() * 900);
  const parts = [
    { type: 'thinking', thinking: textOf(random, 500), signature: 'c2lnbmF0dXJl' },
    { type: 'text', text: textOf(random, 300) },
    { type: 'tool_use', id: `toolu_${session}_${call}`, name: 'Read', input: { file: textOf(random, 60) } },
  ];
  const answers = parts.map((part, index) => {
    const told = { ...usage, output_tokens: index === 2 ? output : 1 };
    const id = `msg_${session}_${call}`;
    const message = { id, type: 'message', role: 'assistant', model, content: [part], usage: told };
    return {
      ...line,
      type: 'assistant',
      effort,
      requestId: `req_${session}_${call}`,
      uuid: `${id}_${index}`,
      message,
    };
  });
  const content = [
    { type: 'tool_result', tool_use_id: `toolu_${session}_${call}`, content: textOf(random, 1200) },
  ];
  return [...answers, { ...line, type: 'user', message: { role: 'user', content } }].map((one) =>
    JSON.stringify(one),
  );
}

/** The message that begins a task. */
function orderLine(random: Random, session: string, call: number): string {
  const timestamp = new Date(FIRST_CALL_MS + call * 2000 - 1000).toISOString();
  const words = ORDERS.map((order) => order.split(' '))[Math.floor(random() * ORDERS.length)] ?? [];
  const content = Array.from({ length: 40 }, () => pick(random, words, 'please')).join(' ');
  const line = { sessionId: session, cwd: '/home/me/shop', version: '2.1.329', timestamp, type: 'user' };
  return JSON.stringify({ ...line, message: { role: 'user', content } });
}

/** The lines of some calls, and of the messages before them. */
function blockLines(random: Random, session: string, calls: readonly number[]): readonly string[] {
  return calls.flatMap((call) => {
    const order = call % CALLS_IN_A_TASK === 0 ? [orderLine(random, session, call)] : [];
    return [...order, ...callLines(random, session, call)];
  });
}

/** Writes transcripts as Claude Code lays them out, of about so many bytes, the same for the same seed. */
export function writeSyntheticTranscripts(folder: string, bytes: number, seed: number): SyntheticTranscripts {
  const random = createRandom(seed);
  const project = join(folder, 'projects', '-home-me-shop');
  mkdirSync(project, { recursive: true });
  let [files, lines, written, calls] = [0, 0, 0, 0];
  while (written < bytes) {
    const session = `00000000-0000-4000-8000-${String(files).padStart(12, '0')}`;
    const file = openSync(join(project, `${session}.jsonl`), 'w');
    for (let inFile = 0; inFile < FILE_BYTES && written < bytes;) {
      const block = Array.from({ length: 100 }, (_, index) => calls + index);
      const blockOfLines = blockLines(random, session, block);
      const size = writeSync(file, blockOfLines.map((line) => `${line}\n`).join(''));
      [inFile, written, calls] = [inFile + size, written + size, calls + block.length];
      lines += blockOfLines.length;
    }
    closeSync(file);
    files += 1;
  }
  return { files, lines, bytes: written, calls };
}
