import { describe, expect, it } from 'vitest';
import { ByteQueue } from '../byte-queue.ts';
import { redactKey } from './redact-key.ts';

const KEY = 'house-key-7';

function readWhole(status: number, chunks: readonly string[]): string {
  const queue = new ByteQueue({ resume: () => undefined, abort: () => undefined });
  const { body } = redactKey({ status, headers: {}, body: queue }, KEY);
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

  it('leaves an answer that is no error as it is', () => {
    expect(readWhole(200, [`my text says ${KEY}`])).toBe(`my text says ${KEY}`);
  });
});
