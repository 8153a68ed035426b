import { describe } from 'vitest';
import { replayBytes, startReplayServer } from '../__fixtures__/replay-server.ts';
import {
  createUpstreamRig,
  STREAM_HEADERS,
  type UpstreamFixture,
  type UpstreamUnderTest,
} from '../__fixtures__/upstream-rig.ts';
import { testProvider } from '../provider-contract.ts';
import { testBrokenAnswers } from './broken-answers-contract.ts';
import { testConnections } from './connections-contract.ts';
import { testRefusals } from './refusals-contract.ts';
import { testUnreachable } from './unreachable-contract.ts';

/** What every provider does that is reached by HTTP: the contract of all providers, and how it meets a bad network. */
export function testUpstream(name: string, subject: UpstreamUnderTest): void {
  testProvider(
    name,
    async (fixture: UpstreamFixture) => {
      const server = await startReplayServer(replayBytes({ bytes: fixture.bytes, headers: STREAM_HEADERS }));
      return { provider: subject.create(server.baseUrl), stop: () => server.stop() };
    },
    subject.fixtures,
  );
  const rig = createUpstreamRig(subject);
  describe(`${name}: an upstream that cannot be reached`, () => {
    testUnreachable(subject, rig);
  });
  describe(`${name}: an answer that breaks`, () => {
    testBrokenAnswers(subject, rig);
  });
  describe(`${name}: an upstream that refuses`, () => {
    testRefusals(subject, rig);
  });
  describe(`${name}: connections`, () => {
    testConnections(rig);
  });
}
