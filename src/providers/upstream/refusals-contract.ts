import { expect, it } from 'vitest';
import { decodeAnswer, tapAnswer } from '../__fixtures__/read-answer.ts';
import { replayBytes } from '../__fixtures__/replay-server.ts';
import type { UpstreamRig, UpstreamUnderTest } from '../__fixtures__/upstream-rig.ts';

/** How a provider meets an upstream that answers with an error. */
export function testRefusals(subject: UpstreamUnderTest, { request, withUpstream }: UpstreamRig): void {
  it.each(subject.refusals)('tells of $status as it is, with its retry-after', async (refusal) => {
    const headers = { 'content-type': 'application/json', 'retry-after': '7' };
    const { status, bytes, upstreamType } = refusal;
    await withUpstream(replayBytes({ status, bytes, headers }), async (provider) => {
      const response = await provider.open(request);
      expect(response).toMatchObject({ status, headers: { 'retry-after': '7' } });
      const tapped = await tapAnswer(response, request);
      expect(tapped.bytes.equals(bytes)).toBe(true);
      const error = { code: 'upstream-refused', details: { upstreamStatus: status, upstreamType } };
      expect(tapped.error).toMatchObject(error);
      const parts = await decodeAnswer(await provider.open(request), request);
      expect(parts).toHaveLength(1);
      expect(parts[0]).toMatchObject({ type: 'error', error });
    });
  });

  it('keeps 64 KB of an error page, however long it is', async () => {
    const page = Buffer.alloc(1_000_000, '<p>');
    await withUpstream(replayBytes({ status: 500, bytes: page }), async (provider) => {
      const tapped = await tapAnswer(await provider.open(request), request);
      expect(tapped.bytes.length).toBe(65_536);
      expect(tapped.error).toMatchObject({ code: 'upstream-refused', details: { upstreamStatus: 500 } });
    });
  });
}
