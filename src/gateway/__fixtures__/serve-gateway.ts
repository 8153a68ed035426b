import { connect } from 'node:net';
import { bindNode, createGateway, type GatewayParts, listen } from '../index.ts';

/** A gateway on a free port of this machine. */
export interface ServedGateway {
  readonly origin: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Serves a gateway over real sockets. */
export async function serveGateway(parts: GatewayParts): Promise<ServedGateway> {
  const server = bindNode(createGateway(parts));
  const port = await listen(server, { host: '127.0.0.1', port: 0 });
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Sends bytes over one connection and reads until the gateway closes it, or until the text that came is enough. */
export function exchangeBytes(
  port: number,
  bytes: string | readonly string[],
  isEnough: (received: string) => boolean = () => false,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(port, '127.0.0.1');
    const finish = () => {
      socket.destroy();
      resolve(received);
    };
    socket.on('data', (chunk) => {
      received += chunk.toString();
      if (isEnough(received)) finish();
    });
    socket.on('end', finish);
    socket.on('error', (error) => (received === '' ? reject(error) : finish()));
    for (const part of typeof bytes === 'string' ? [bytes] : bytes) socket.write(part);
  });
}

/** A POST request as bytes. */
export function postBytes(path: string, body: string, headers: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries({
    host: 'localhost',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}
