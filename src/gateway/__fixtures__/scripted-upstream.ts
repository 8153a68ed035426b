import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as an upstream received it. */
export interface CapturedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Resolves when its connection is closed. */
  readonly closed: Promise<void>;
}

/** An upstream of this machine that does what a test says. */
export interface ScriptedUpstream {
  readonly baseUrl: string;
  readonly requests: readonly CapturedRequest[];
  /** Resolves when the next request has arrived whole. */
  nextRequest(): Promise<CapturedRequest>;
  stop(): Promise<void>;
}

/** Answers one request. */
export type UpstreamScript = (response: ServerResponse, request: CapturedRequest) => void;

/** Answers every request alike. */
export function answerWith(
  bytes: string | Buffer,
  { status = 200, headers = {} }: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): UpstreamScript {
  return (response) => {
    response.writeHead(status, headers).end(bytes);
  };
}

/** Starts an upstream that runs until the test is over. */
export async function startUpstream(script: UpstreamScript): Promise<ScriptedUpstream> {
  const requests: CapturedRequest[] = [];
  const waiting: ((request: CapturedRequest) => void)[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    const closed = new Promise<void>((resolve) => {
      incoming.socket.once('close', () => resolve());
    });
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { url = '', headers } = incoming;
      const captured = { path: url, headers, body: Buffer.concat(chunks), closed };
      requests.push(captured);
      for (const tell of waiting.splice(0)) tell(captured);
      script(response, captured);
    });
  });
  server.on('connection', (socket) => sockets.add(socket));
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  onTestFinished(stop);
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    requests,
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    stop,
  };
}
