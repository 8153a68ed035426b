import { expect, it } from 'vitest';
import { tapAnswer } from '../__fixtures__/read-answer.ts';
import { replayBytes } from '../__fixtures__/replay-server.ts';
import { STREAM_HEADERS, type UpstreamRig } from '../__fixtures__/upstream-rig.ts';

const PIECE_BYTES = 65_536;

/** What a provider does with its connections. */
export function testConnections({ request, stream, beginAndStall, withUpstream }: UpstreamRig): void {
  it('uses a connection again', async () => {
    await withUpstream(replayBytes({ bytes: stream }), async (provider, server) => {
      for (let call = 0; call < 3; call += 1) await tapAnswer(await provider.open(request), request);
      expect(server.connectionCount()).toBe(1);
    });
  });

  it('closes the connection when the reader gives up', async () => {
    await withUpstream(beginAndStall, async (provider, server) => {
      const { body } = await provider.open(request);
      body.abort();
      await expect(server.requests[0]?.closed).resolves.toBeUndefined();
    });
  });

  it('closes the connection when the signal comes before the head', async () => {
    const leaving = new AbortController();
    await withUpstream(
      () => leaving.abort(),
      async (provider, server) => {
        const call = provider.open({ ...request, signal: leaving.signal });
        await expect(call).rejects.toMatchObject({ code: 'client-closed' });
        await server.requests[0]?.closed;
      },
    );
  });

  it('closes the connection when the signal comes after the head', async () => {
    const leaving = new AbortController();
    await withUpstream(beginAndStall, async (provider, server) => {
      const answer = tapAnswer(await provider.open({ ...request, signal: leaving.signal }), request);
      leaving.abort();
      expect((await answer).error?.code).toBe('client-closed');
      await server.requests[0]?.closed;
    });
  });

  it('stops the upstream when the reader has no room, so that memory holds', async () => {
    let sentBytes = 0;
    await withUpstream(
      (response) => {
        response.writeHead(200, STREAM_HEADERS);
        const pour = (): void => {
          do sentBytes += PIECE_BYTES;
          while (response.write(Buffer.alloc(PIECE_BYTES, '\n')));
        };
        response.on('drain', pour);
        pour();
      },
      async (provider) => {
        const { body } = await provider.open(request);
        let received = 0;
        body.read({ data: () => (received += 1) < 2, end: () => undefined, fail: () => undefined });
        await untilQuiet(() => sentBytes);
        expect(received).toBe(2);
        expect(sentBytes).toBeLessThan(32 * 1024 * 1024);
        body.abort();
      },
    );
  });
}

/** Waits until a figure has not moved for 200 turns of the event loop. */
async function untilQuiet(figure: () => number): Promise<void> {
  for (let turns = 0, last = figure(); turns < 200; turns += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (figure() !== last) turns = 0;
    last = figure();
  }
}
