import { createServer, type ServerResponse } from 'node:http';

/** One answer of a local upstream. */
export interface LocalAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly bytes: Buffer | string;
  /** What follows the bytes: the end (default), a broken connection, or nothing. */
  readonly after?: 'end' | 'break' | 'stall';
}

/** A server of this machine that stands in for an upstream. */
export interface LocalUpstream {
  readonly baseUrl: string;
  /** The bodies that were received. */
  readonly bodies: readonly string[];
  /** Resolves when the connection of the first request is closed. */
  readonly closed: Promise<void>;
  stop(): Promise<void>;
}

/** Starts an upstream that gives every request the same answer. */
export async function startLocalUpstream(answer: LocalAnswer): Promise<LocalUpstream> {
  const bodies: string[] = [];
  const { promise: closed, resolve: noteClosed } = Promise.withResolvers<void>();
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.socket.once('close', noteClosed);
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString());
      give(response, answer);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return {
    baseUrl: `http://127.0.0.1:${address.port}`,
    bodies,
    closed,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function give(response: ServerResponse, { status = 200, headers = {}, bytes, after = 'end' }: LocalAnswer): void {
  response.writeHead(status, headers);
  if (after === 'end') response.end(bytes);
  else response.write(bytes, () => after === 'break' && response.destroy());
}
