import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';

/** A request as the server got it. */
export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Resolves when the connection of this request is closed. */
  readonly closed: Promise<void>;
}

/** A server of this machine that stands in for an upstream. */
export interface ReplayServer {
  readonly baseUrl: string;
  readonly requests: readonly ReceivedRequest[];
  /** How many connections were made. */
  connectionCount(): number;
  stop(): Promise<void>;
}

/** Answers one request. */
export type Replay = (response: ServerResponse, request: ReceivedRequest) => void;

/** Starts a server that answers every request by `replay`. */
export async function startReplayServer(replay: Replay): Promise<ReplayServer> {
  const requests: ReceivedRequest[] = [];
  const server = createServer((incoming, response) => {
    const closed = new Promise<void>((resolve) => incoming.socket.once('close', () => resolve()));
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { url = '', headers } = incoming;
      const request = { path: url, headers, body: Buffer.concat(chunks).toString(), closed };
      requests.push(request);
      replay(response, request);
    });
  });
  return listen(server, requests);
}

/** Starts a server that answers every connection with the same bytes, which need not be HTTP. */
export async function startByteServer(answer: string): Promise<ReplayServer> {
  const server = createTcpServer((socket) => {
    socket.once('data', () => socket.end(answer));
    socket.on('error', () => socket.destroy());
  });
  return listen(server, []);
}

/** Answers with a head and a body, cut into pieces of the given size. */
export function replayBytes(
  answer: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly bytes: Buffer;
  },
  pieceBytes = Number.POSITIVE_INFINITY,
): Replay {
  return (response) => {
    response.writeHead(answer.status ?? 200, answer.headers ?? {});
    response.socket?.setNoDelay(true);
    const write = (from: number): void => {
      if (from >= answer.bytes.length) {
        response.end();
        return;
      }
      response.write(answer.bytes.subarray(from, from + pieceBytes));
      setImmediate(() => write(from + pieceBytes));
    };
    write(0);
  };
}

async function listen(server: Server, requests: readonly ReceivedRequest[]): Promise<ReplayServer> {
  const sockets = new Set<Socket>();
  let connectionCount = 0;
  server.on('connection', (socket: Socket) => {
    connectionCount += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return {
    baseUrl: `http://127.0.0.1:${address.port}`,
    requests,
    connectionCount: () => connectionCount,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
