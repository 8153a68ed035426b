import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server of this machine. */
export interface Loopback {
  readonly port: number;
  readonly baseUrl: string;
}

async function listen(server: Server): Promise<Loopback> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return { port: address.port, baseUrl: `http://127.0.0.1:${address.port}` };
}

/** Starts a server that speaks HTTP. */
export function startHttp(answer: RequestListener): Promise<Loopback> {
  return listen(createServer(answer));
}

/** Starts a server that accepts connections and never answers. */
export function startSilent(): Promise<Loopback> {
  return listen(createTcpServer());
}

/** Starts a server that says the same to every request, and no HTTP. */
export function startBabble(text: string): Promise<Loopback> {
  return listen(createTcpServer((socket) => void socket.once('data', () => socket.end(text))));
}

/** Starts a server that ends every connection at once. */
export function startSlamming(): Promise<Loopback> {
  return listen(createTcpServer((socket) => void socket.destroy()));
}

/** A port of this machine on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return typeof address === 'object' && address !== null ? address.port : 0;
}
