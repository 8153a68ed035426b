import type { WireFormat } from '#wire';
import type { Provider, UpstreamRequest } from '../provider.ts';
import type { ProviderFixture } from '../provider-contract.ts';
import { decodeAnswer, tapAnswer } from './read-answer.ts';
import { type Replay, type ReplayServer, startReplayServer } from './replay-server.ts';

/** Timeouts that a test may shorten. */
export interface ShortTimeouts {
  readonly headTimeoutMs?: number;
  readonly stallTimeoutMs?: number;
}

/** A call, and the bytes that an upstream answers with. */
export interface UpstreamFixture extends ProviderFixture {
  readonly bytes: Buffer;
}

/** A refusal, and the type that the upstream gives it. */
export interface RefusalFixture {
  readonly status: number;
  readonly bytes: Buffer;
  readonly upstreamType: string;
}

/** A provider that is reached by HTTP, and what it is tested with. */
export interface UpstreamUnderTest {
  readonly format: WireFormat;
  create(baseUrl: string, timeouts?: ShortTimeouts): Provider;
  readonly fixtures: readonly UpstreamFixture[];
  readonly refusals: readonly RefusalFixture[];
  /** A stream that ends with the upstream's own error event. */
  readonly brokenStream: Buffer;
}

/** What the tests of one such provider share. */
export interface UpstreamRig {
  readonly request: UpstreamRequest;
  /** A whole stream. */
  readonly stream: Buffer;
  /** The first half of it. */
  readonly half: Buffer;
  /** Answers with the first half, and then with nothing. */
  readonly beginAndStall: Replay;
  /** Runs a server that answers by `replay`, with a provider before it. */
  readonly withUpstream: (replay: Replay, use: UseUpstream, timeouts?: ShortTimeouts) => Promise<void>;
  /** What tap and decode say went wrong. */
  readonly errorsOf: (provider: Provider) => Promise<readonly (string | undefined)[]>;
}

type UseUpstream = (provider: Provider, server: ReplayServer) => Promise<void>;

/** The head of a streamed answer. */
export const STREAM_HEADERS = { 'content-type': 'text/event-stream' };

/** Makes the rig of one provider. */
export function createUpstreamRig(subject: UpstreamUnderTest): UpstreamRig {
  const request: UpstreamRequest = {
    format: subject.format,
    modelId: 'a-model',
    body: Buffer.from('{"model":"a-model"}'),
    headers: {},
    stream: true,
  };
  const stream = subject.fixtures.find((fixture) => fixture.request.stream)?.bytes ?? Buffer.alloc(0);
  const half = stream.subarray(0, Math.floor(stream.length / 2));
  return {
    request,
    stream,
    half,
    beginAndStall: (response) => {
      response.writeHead(200, STREAM_HEADERS);
      response.write(half);
    },
    async withUpstream(replay, use, timeouts) {
      const server = await startReplayServer(replay);
      await use(subject.create(server.baseUrl, timeouts), server).finally(() => server.stop());
    },
    async errorsOf(provider) {
      const [tapped, parts] = await Promise.all([
        provider.open(request).then((response) => tapAnswer(response, request)),
        provider.open(request).then((response) => decodeAnswer(response, request)),
      ]);
      const last = parts.at(-1);
      if (tapped.endings.join(' ') !== 'end') throw new Error(`a tap ended by ${tapped.endings.join(' ')}`);
      return [tapped.error?.code, last?.type === 'error' ? last.error.code : undefined];
    },
  };
}
