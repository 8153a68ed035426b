import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VernierError } from '#core';
import { ByteQueue } from './byte-queue.ts';

function createProducer() {
  const calls: string[] = [];
  return { calls, resume: () => calls.push('resume'), abort: () => calls.push('abort') };
}

/** Takes everything, and asks for a pause after every `takes`-th chunk. */
function createReader(takes = Number.POSITIVE_INFINITY) {
  const events: string[] = [];
  let count = 0;
  const receiver = {
    data(chunk: Buffer): boolean {
      events.push(chunk.toString());
      count += 1;
      return count % takes !== 0;
    },
    end: () => void events.push('<end>'),
    fail: (error: VernierError) => void events.push(`<${error.code}>`),
  };
  return { events, receiver };
}

const closed = new VernierError('upstream-closed', 'the upstream closed');

describe('ByteQueue', () => {
  it('delivers what arrived before anybody read', () => {
    const queue = new ByteQueue(createProducer());
    queue.push(Buffer.from('a'));
    queue.push(Buffer.from('b'));
    queue.end();
    const { events, receiver } = createReader();
    queue.read(receiver);
    expect(events).toEqual(['a', 'b', '<end>']);
  });

  it('asks the producer to wait when nobody reads and 64 KiB lie there', () => {
    const queue = new ByteQueue(createProducer());
    expect(queue.push(Buffer.alloc(65_535))).toBe(true);
    expect(queue.push(Buffer.alloc(1))).toBe(false);
  });

  it('passes a pause on, and continues the producer when the reader does', () => {
    const producer = createProducer();
    const queue = new ByteQueue(producer);
    const { events, receiver } = createReader(1);
    queue.read(receiver);
    producer.calls.length = 0;
    expect(queue.push(Buffer.from('a'))).toBe(false);
    expect(queue.push(Buffer.from('b'))).toBe(false);
    expect(events).toEqual(['a']);
    queue.resume();
    expect(events).toEqual(['a', 'b']);
    expect(producer.calls).toEqual([]);
    queue.resume();
    expect(producer.calls).toEqual(['resume']);
  });

  it('says that the rest will not come only after what did come', () => {
    const queue = new ByteQueue(createProducer());
    const { events, receiver } = createReader(1);
    queue.read(receiver);
    queue.push(Buffer.from('a'));
    queue.push(Buffer.from('b'));
    queue.fail(closed);
    expect(events).toEqual(['a']);
    queue.resume();
    queue.resume();
    expect(events).toEqual(['a', 'b', '<upstream-closed>']);
  });

  it('tells a reader nothing more once it gave up, even in the midst of a delivery', () => {
    const producer = createProducer();
    const queue = new ByteQueue(producer);
    queue.push(Buffer.from('a'));
    queue.push(Buffer.from('b'));
    const { events, receiver } = createReader();
    queue.read({
      ...receiver,
      data(chunk) {
        queue.abort();
        return receiver.data(chunk);
      },
    });
    queue.push(Buffer.from('c'));
    queue.end();
    queue.abort();
    expect(events).toEqual(['a']);
    expect(producer.calls).toEqual(['abort']);
  });

  it('does not abort a producer that is done', () => {
    const producer = createProducer();
    const queue = new ByteQueue(producer);
    queue.end();
    queue.abort();
    expect(producer.calls).toEqual([]);
  });

  it('refuses a second reader', () => {
    const queue = new ByteQueue(createProducer());
    queue.read(createReader().receiver);
    expect(() => queue.read(createReader().receiver)).toThrow('read once');
  });

  it('delivers every byte once, in order and with one end, however pushes, reads and pauses fall', () => {
    const action = fc.constantFrom('push', 'read', 'resume', 'end', 'fail');
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (actions, takes) => {
        const queue = new ByteQueue(createProducer());
        const { events, receiver } = createReader(takes);
        const pushed: string[] = [];
        let ending = '';
        let isRead = false;
        const act = {
          push: () => {
            if (ending === '') pushed.push(`${pushed.length}`);
            queue.push(Buffer.from(pushed.at(-1) ?? ''));
          },
          read: () => {
            if (!isRead) queue.read(receiver);
            isRead = true;
          },
          resume: () => queue.resume(),
          end: () => {
            ending ||= '<end>';
            queue.end();
          },
          fail: () => {
            ending ||= '<upstream-closed>';
            queue.fail(closed);
          },
        };
        for (const name of [...actions, 'end', 'read'] as const) act[name]();
        for (let round = 0; round <= pushed.length; round += 1) queue.resume();
        expect(events).toEqual([...pushed, ending]);
      }),
    );
  });
});
