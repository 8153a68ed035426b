import { connect } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Anthropic, * as anthropic from '@anthropic-ai/sdk';
import OpenAI, * as openai from 'openai';
import { describe, expect, it } from 'vitest';
import { WIRE_PATHS } from '#wire';
import { createBody, FORMATS } from './__fixtures__/call-gateway.ts';
import type { UpstreamScript } from './__fixtures__/scripted-upstream.ts';
import { postBytes } from './__fixtures__/serve-gateway.ts';
import { serveParts, serveUpstream } from './__fixtures__/serve-parts.ts';
import {
  ANTHROPIC_BEGINNING,
  ANTHROPIC_ENDING,
  UPSTREAM_MODELS,
  WHOLE_BODIES,
} from './__fixtures__/upstream-answers.ts';

const MEBIBYTE = 1024 * 1024;
const LIMIT_BYTES = 32 * MEBIBYTE;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Counts the bytes of buffers that somebody still holds: what waits for its collection says nothing. */
function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

/** A question of exactly this many bytes. */
function questionOf(format: (typeof FORMATS)[number], bytes: number): string {
  const model = UPSTREAM_MODELS[format];
  const ask = (content: string) =>
    JSON.stringify(createBody(format, { model, messages: [{ role: 'user', content }] }));
  return ask('x'.repeat(bytes - ask('').length));
}

/** Sends a body in pieces without saying how long it is, for as long as it is read. */
async function* pour(bytes: number): AsyncGenerator<Buffer> {
  const piece = Buffer.alloc(MEBIBYTE, 'x');
  for (let sent = 0; sent < bytes; sent += piece.length) {
    yield piece;
    await nextTurn();
  }
}

describe.each(FORMATS)('a body in %s', (format) => {
  it('of 32 MB is read, and of one byte more is not', async () => {
    const { origin, parts } = await serveUpstream((response) => response.end(WHOLE_BODIES[format]));
    const ask = (bytes: number) =>
      fetch(`${origin}${WIRE_PATHS[format]}`, { method: 'POST', body: questionOf(format, bytes) });
    const whole = await ask(LIMIT_BYTES);
    expect(whole.status).toBe(200);
    await whole.text();
    const refused = await ask(LIMIT_BYTES + 1);
    expect(refused.status).toBe(413);
    expect(refused.headers.get('x-vernier-error')).toBe('body-too-large');
    expect(await refused.text()).toContain('33554433 bytes');
    expect(parts.records).toHaveLength(1);
  });

  it.each([33, 60])(
    'of %d MB whose length nobody announced is refused where it passes 32 MB',
    async (size) => {
      const { origin } = await serveParts();
      const request = { method: 'POST', body: pour(size * MEBIBYTE), duplex: 'half' as const };
      const response = await fetch(`${origin}${WIRE_PATHS[format]}`, request);
      expect(response.status).toBe(413);
      expect(await response.text()).toContain('at most 33554432 (32 MB)');
    },
  );

  it('without end is cut off, after its sender could read why', async () => {
    const { port, origin } = await serveParts();
    const received = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      let text = '';
      const head = `POST ${WIRE_PATHS[format]} HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n`;
      const piece = `${(64 * 1024).toString(16)}\r\n${'x'.repeat(64 * 1024)}\r\n`;
      const pourOn = () => {
        while (!socket.destroyed && socket.write(piece));
      };
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(text));
      socket.on('drain', pourOn);
      socket.write(head);
      pourOn();
    });
    expect(received).toMatch(/^HTTP\/1\.1 413[\s\S]*32 MB/);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });

  it('of 20 MB of brackets is refused without a stack', async () => {
    const { origin, parts } = await serveParts();
    const bytes = `{"model":"auto","messages":${'['.repeat(20 * MEBIBYTE)}`;
    const response = await fetch(`${origin}${WIRE_PATHS[format]}`, { method: 'POST', body: bytes });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('more than 200 levels');
    expect(parts.crashes).toEqual([]);
  });
});

describe('the SDKs', () => {
  const messages = [{ role: 'user' as const, content: 'x'.repeat(LIMIT_BYTES) }];

  it('are told that a body is too large, instead of losing their connection', async () => {
    const { origin } = await serveParts();
    const claude = new Anthropic({ baseURL: origin, apiKey: 'none', maxRetries: 0 });
    const gpt = new OpenAI({ baseURL: `${origin}/v1`, apiKey: 'none', maxRetries: 0 });
    const failures = await Promise.allSettled([
      claude.messages.create({ model: 'auto', max_tokens: 5, messages }),
      gpt.chat.completions.create({ model: 'auto', messages }),
    ]);
    const reasons = failures.map((one) => (one.status === 'rejected' ? one.reason : undefined));
    expect(reasons[0]).toBeInstanceOf(anthropic.APIError);
    expect(reasons[1]).toBeInstanceOf(openai.APIError);
    expect(reasons).toMatchObject([{ status: 413 }, { status: 413 }]);
  });
});

describe.each([
  ['one event of a stream', { stream: true, beginning: 'data: ', limitBytes: 16 * MEBIBYTE }],
  ['a body', { stream: false, beginning: '{"id": "', limitBytes: 32 * MEBIBYTE }],
] as const)('an upstream that goes on for ever with %s', (_, { stream, beginning, limitBytes }) => {
  it.each(FORMATS)('is given up at its limit, in %s', async (format) => {
    const piece = Buffer.alloc(MEBIBYTE, 'x');
    const { upstream, origin, parts } = await serveUpstream((response) => {
      const pourOn = () => {
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', pourOn);
      response.write(beginning);
      pourOn();
    });
    const body = JSON.stringify(createBody(format, { model: UPSTREAM_MODELS[format], stream }));
    const response = await fetch(`${origin}${WIRE_PATHS[format]}`, { method: 'POST', body });
    expect(response.status).toBe(502);
    expect(await response.text()).toContain(`more than ${limitBytes} bytes`);
    expect(parts.records).toMatchObject([{ status: 'failed', errorCode: 'upstream-malformed' }]);
    await upstream.requests[0]?.closed;
  });
});

/** One event of 8 KB. */
const EVENT = `event: content_block_delta\ndata: ${JSON.stringify({
  type: 'content_block_delta',
  index: 0,
  delta: { type: 'text_delta', text: 'x'.repeat(8000) },
})}\n\n`;

/** Streams an answer of many events as fast as it is taken, and counts what was taken. */
function streamEvents(count: number, taken: { bytes: number }): UpstreamScript {
  return (response) => {
    let sent = 0;
    const pourOn = () => {
      while (sent < count) {
        sent += 1;
        taken.bytes += EVENT.length;
        if (!response.write(EVENT)) return;
      }
      if (!response.writableEnded) response.end(ANTHROPIC_ENDING);
    };
    response.on('drain', pourOn);
    response.write(ANTHROPIC_BEGINNING);
    pourOn();
  };
}

describe('a client that reads slowly', () => {
  const body = JSON.stringify(
    createBody('anthropic-messages', { model: UPSTREAM_MODELS['anthropic-messages'], stream: true }),
  );
  const EVENTS = Math.ceil((50 * MEBIBYTE) / EVENT.length);

  it('of a stream of 50 MB slows the upstream down, and gets every byte', async () => {
    const taken = { bytes: 0 };
    const { port, parts } = await serveUpstream(streamEvents(EVENTS, taken));
    const socket = connect(port, '127.0.0.1');
    socket.write(postBytes('/v1/messages', body, { connection: 'close' }));
    const [first] = await new Promise<Buffer[]>((resolve) =>
      socket.once('data', (chunk) => resolve([chunk])),
    );
    socket.pause();
    // nothing is read: what was taken from the upstream comes to a stand, in buffers that do not grow with the stream
    const heldBefore = heldBytes();
    let before = -1;
    for (let stand = 0; stand < 200; stand += taken.bytes === before ? 1 : 0) {
      before = taken.bytes;
      await nextTurn();
    }
    expect(taken.bytes).toBeLessThan(20 * MEBIBYTE);
    expect(heldBytes() - heldBefore).toBeLessThan(16 * MEBIBYTE);
    expect(parts.records).toEqual([]);
    let received = first?.length ?? 0;
    let looked = 0;
    let highest = 0;
    await new Promise<void>((resolve) => {
      socket.on('data', (chunk) => {
        received += chunk.length;
        if (received - looked < 2 * MEBIBYTE) return;
        looked = received;
        highest = Math.max(highest, heldBytes());
      });
      socket.on('end', resolve);
      socket.resume();
    });
    expect(received).toBeGreaterThan(EVENTS * EVENT.length);
    expect(highest - heldBefore).toBeLessThan(16 * MEBIBYTE);
    expect(parts.records).toMatchObject([
      { status: 'completed', attempts: [{ usage: { outputTokens: 200 } }] },
    ]);
  });

  it('and leaves while it waits ends the call upstream', async () => {
    const taken = { bytes: 0 };
    const { port, parts, upstream } = await serveUpstream(streamEvents(EVENTS, taken));
    const kept = parts.nextRecord();
    const socket = connect(port, '127.0.0.1');
    socket.write(postBytes('/v1/messages', body));
    await new Promise<void>((resolve) => socket.once('data', () => resolve()));
    socket.pause();
    let before = -1;
    for (let stand = 0; stand < 100; stand += taken.bytes === before ? 1 : 0) {
      before = taken.bytes;
      await nextTurn();
    }
    socket.destroy();
    expect(await kept).toMatchObject({ status: 'aborted', errorCode: 'client-closed' });
    await upstream.requests[0]?.closed;
    expect(parts.records).toHaveLength(1);
  });
});
