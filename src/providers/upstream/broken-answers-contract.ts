import { expect, it } from 'vitest';
import { tapAnswer } from '../__fixtures__/read-answer.ts';
import { replayBytes } from '../__fixtures__/replay-server.ts';
import { STREAM_HEADERS, type UpstreamRig, type UpstreamUnderTest } from '../__fixtures__/upstream-rig.ts';

/** How a provider meets an answer that comes in pieces, breaks off, falls silent or is none. */
export function testBrokenAnswers(subject: UpstreamUnderTest, rig: UpstreamRig): void {
  const { request, stream, half, withUpstream, errorsOf } = rig;

  it.each([1, 3, 50])('reads an answer that comes in pieces of %i bytes', async (pieceBytes) => {
    await withUpstream(
      replayBytes({ bytes: stream, headers: STREAM_HEADERS }, pieceBytes),
      async (provider) => {
        const tapped = await tapAnswer(await provider.open(request), request);
        expect(tapped.error).toBeUndefined();
        expect(tapped.bytes.equals(stream)).toBe(true);
      },
    );
  });

  it('says that the upstream broke off in the midst of its answer', async () => {
    await withUpstream(
      (response) => {
        response.writeHead(200, STREAM_HEADERS);
        response.write(half, () => response.destroy());
      },
      async (provider) => {
        expect(await errorsOf(provider)).toEqual(['upstream-closed', 'upstream-closed']);
      },
    );
  });

  it('ends a stream that ended too early with an error in the format itself', async () => {
    await withUpstream(replayBytes({ bytes: half }), async (provider) => {
      expect(await errorsOf(provider)).toEqual(['upstream-closed', 'upstream-closed']);
      const { bytes } = await tapAnswer(await provider.open(request), request);
      const lastEvent = bytes.toString().trimEnd().split('\n').at(-1) ?? '';
      expect(JSON.parse(lastEvent.replace(/^data: /, ''))).toHaveProperty('error.message');
    });
  });

  it("tells of the upstream's own error in the midst of a stream", async () => {
    await withUpstream(replayBytes({ bytes: subject.brokenStream }), async (provider) => {
      expect(await errorsOf(provider)).toEqual(['upstream-refused', 'upstream-refused']);
    });
  });

  it('gives up on an upstream that falls silent in the midst of its answer', async () => {
    await withUpstream(
      rig.beginAndStall,
      async (provider, server) => {
        expect(await errorsOf(provider)).toEqual(['upstream-timeout', 'upstream-timeout']);
        await server.requests[0]?.closed;
      },
      { stallTimeoutMs: 50 },
    );
  });

  it.each(['<html><body>Welcome</body></html>\n\n', 'data: {"hello":1}\n\n', 'data: {\n\n', '\0\0\0'])(
    'says that %j is no answer',
    async (rubbish) => {
      await withUpstream(replayBytes({ bytes: Buffer.from(rubbish) }), async (provider) => {
        for (const code of await errorsOf(provider)) expect(code).toMatch(/^upstream-(malformed|closed)$/);
      });
    },
  );
}
