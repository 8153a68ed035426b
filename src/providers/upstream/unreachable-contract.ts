import { expect, it } from 'vitest';
import { replayBytes, startByteServer, startReplayServer } from '../__fixtures__/replay-server.ts';
import type { UpstreamRig, UpstreamUnderTest } from '../__fixtures__/upstream-rig.ts';

/** How a provider meets an upstream that gives no head. */
export function testUnreachable(subject: UpstreamUnderTest, { request, withUpstream }: UpstreamRig): void {
  it('says that nobody listens there, and where', async () => {
    const server = await startReplayServer((response) => response.end());
    await server.stop();
    await expect(subject.create(server.baseUrl).open(request)).rejects.toMatchObject({
      code: 'upstream-unreachable',
      message: expect.stringContaining(server.baseUrl),
    });
  });

  it('says that an upstream closed before it answered', async () => {
    await withUpstream(
      (response) => response.destroy(),
      async (provider) => {
        await expect(provider.open(request)).rejects.toMatchObject({ code: 'upstream-closed' });
      },
    );
  });

  it('gives up on an upstream that does not answer, and closes its connection', async () => {
    await withUpstream(
      () => undefined,
      async (provider, server) => {
        await expect(provider.open(request)).rejects.toMatchObject({ code: 'upstream-timeout' });
        await server.requests[0]?.closed;
      },
      { headTimeoutMs: 50 },
    );
  });

  it('says that what answered speaks no HTTP', async () => {
    const server = await startByteServer('rubbish\r\n\r\n');
    const provider = subject.create(server.baseUrl);
    await expect(provider.open(request)).rejects.toMatchObject({ code: 'upstream-malformed' });
    await server.stop();
  });

  it('refuses to follow a redirect, and an answer that it cannot read as it comes', async () => {
    const answers = [
      { status: 302, headers: { location: 'https://elsewhere.example/' }, bytes: Buffer.alloc(0) },
      { headers: { 'content-encoding': 'gzip' }, bytes: Buffer.from('packed') },
    ];
    for (const answer of answers) {
      await withUpstream(replayBytes(answer), async (provider) => {
        await expect(provider.open(request)).rejects.toMatchObject({ code: 'upstream-malformed' });
      });
    }
  });
}
