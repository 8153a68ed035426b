import { describe, expect, it } from 'vitest';
import type { ByteSource } from '#wire';
import { ByteQueue } from '../byte-queue.ts';
import { decode } from '../decode.ts';
import { tap } from '../tap.ts';
import { redactKey } from './redact-key.ts';

const KEY = 'house-key-7';

function createQueue(): ByteQueue {
  return new ByteQueue({ resume: () => undefined, abort: () => undefined });
}

/** What comes out of a body once these chunks went into the queue behind it. */
function collect(body: ByteSource, queue: ByteQueue, chunks: readonly string[]): string {
  let text = '';
  body.read({
    data(chunk) {
      text += chunk.toString();
      return true;
    },
    end: () => undefined,
    fail: (error) => {
      throw error;
    },
  });
  for (const chunk of chunks) queue.push(Buffer.from(chunk));
  queue.end();
  return text;
}

function readWhole(status: number, chunks: readonly string[], key = KEY): string {
  const queue = createQueue();
  return collect(redactKey({ status, headers: {}, body: queue }, key).body, queue, chunks);
}

describe('an upstream that quotes the key it refuses', () => {
  it.each([
    ['in one piece', [`key ${KEY} is unknown, ${KEY}!`]],
    ['torn over two reads', ['key house-', 'key-7 is unknown, house-key', '-7!']],
  ])('does not show it to the caller: %s', (_, chunks) => {
    expect(readWhole(401, chunks)).toBe('key *********** is unknown, ***********!');
  });

  it.each([200, 502])('is not let through by its headers either (%i)', (status) => {
    const body = new ByteQueue({ resume: () => undefined, abort: () => undefined });
    const { headers } = redactKey({ status, headers: { 'request-id': `for ${KEY}` }, body }, KEY);
    expect(headers).toEqual({ 'request-id': 'for ***********' });
  });

  it.each([
    ['house\\u002dkey-7', KEY],
    ['house\\u002Dkey-7', KEY],
    ['house\\/key/7', 'house/key/7'],
  ])('finds it spelled as %s', (spelled, key) => {
    expect(readWhole(401, [`{"error":"${spelled}"}`], key)).toBe(`{"error":"${'*'.repeat(spelled.length)}"}`);
  });

  it('leaves an answer that is no error as it is', () => {
    expect(readWhole(200, [`my text says ${KEY}`])).toBe(`my text says ${KEY}`);
  });
});

const SAID = 'the key is house-key-7';
const REDACTED = 'the key is ***********';
const START =
  'event: message_start\ndata: {"type":"message_start","message":{"id":"m","model":"c","usage":{}}}\n\n';
const BLOCK =
  'event: content_block_start\ndata: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}\n\n';
const DELTA = `event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"\\"error\\" ${SAID}"}}\n\n`;
const FAILURE = `event: error\ndata: {"type":"error","error":{"type":"api_error","message":"${SAID}"}}\n\n`;
const CHUNK = `data: {"id":"c","choices":[{"index":0,"delta":{"content":"${SAID}"},"finish_reason":null}],"error":null}\n\n`;
const BROKEN = `data: {"error":{"code":"bad","message":"${SAID}"}}\n\n`;

const STREAMS = [
  ['anthropic-messages', START + BLOCK + DELTA, FAILURE],
  ['openai-chat', CHUNK, BROKEN],
] as const;

describe('an answer that began and then quotes the key in an error', () => {
  it.each(STREAMS)('shows it neither to the caller nor to the ledger (%s)', (format, beginning, error) => {
    for (const size of [1, 40, 10_000]) {
      const { text, result } = tapWhole(format, beginning + error, { size, stream: true });
      expect(text).toBe(beginning + error.replace(SAID, REDACTED));
      expect(result.error?.details['upstreamMessage']).toBe(REDACTED);
    }
  });

  it.each(STREAMS)('does not show it in parts either (%s)', (format, beginning, error) => {
    const queue = new ByteQueue({ resume: () => undefined, abort: () => undefined });
    const said: string[] = [];
    decode(redactKey({ status: 200, headers: {}, body: queue }, KEY), { format, stream: true }).read({
      parts: (parts) => {
        said.push(...parts.flatMap((part) => (part.type === 'error' ? [part.error.message] : [])));
        return true;
      },
    });
    queue.push(Buffer.from(beginning + error));
    expect(said).toEqual([expect.stringContaining(REDACTED)]);
  });

  it.each([
    ['anthropic-messages', `{"type":"error","error":{"type":"api_error","message":"${SAID}"}}`],
    ['openai-chat', `{"error":"${SAID}"}`],
  ] as const)('does not show it in a body of status 200 (%s)', (format, body) => {
    const { text, result } = tapWhole(format, body, { size: 7, stream: false });
    expect(text).toBe(body.replace(SAID, REDACTED));
    expect(result.error?.message).toContain(REDACTED);
  });
});

function tapWhole(
  format: 'anthropic-messages' | 'openai-chat',
  whole: string,
  { size, stream }: { readonly size: number; readonly stream: boolean },
) {
  const queue = createQueue();
  const tapped = tap(redactKey({ status: 200, headers: {}, body: queue }, KEY), { format, stream });
  const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, index) =>
    whole.slice(index * size, (index + 1) * size),
  );
  const text = collect(tapped, queue, pieces);
  return { text, result: tapped.result() };
}
