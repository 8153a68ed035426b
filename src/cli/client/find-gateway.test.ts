import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listenOnFreePort } from '../__fixtures__/listen.ts';
import { findGateway } from './find-gateway.ts';

/** Listens on a free port until the test is over, and gives the URL. */
async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${await listenOnFreePort(server)}`;
}

const answering = (answer: RequestListener) => listen(createServer(answer));
const health = { status: 'ok', version: '9.9.9', uptimeMs: 5 };

describe('who listens at an address', () => {
  it('is a Vernier where its health says so, of whatever version', async () => {
    const url = await answering((_, response) => response.end(JSON.stringify({ ...health, new: true })));
    expect(await findGateway(url)).toEqual({ status: 'vernier' });
  });

  it('is a Vernier that takes no work as well', async () => {
    const degraded = { ...health, status: 'degraded', reason: 'ledger-unwritable' };
    const url = await answering((_, response) => response.writeHead(503).end(JSON.stringify(degraded)));
    expect(await findGateway(url)).toEqual({ status: 'vernier' });
  });

  it.each([
    ['a page', (_: unknown, response: { end(text: string): unknown }) => response.end('<html>')],
    ['other JSON', (_: unknown, response: { end(text: string): unknown }) => response.end('{"status":"up"}')],
  ])('is a stranger who answers with %s', async (_, answer) => {
    const url = await answering(answer);
    expect(await findGateway(url)).toEqual({ status: 'stranger', what: 'speaks HTTP and is no Vernier' });
  });

  it('is a stranger who never answers', async () => {
    const url = await answering(() => undefined);
    expect(await findGateway(url, 50)).toEqual({
      status: 'stranger',
      what: 'accepts connections and never answers',
    });
  });

  it('is a stranger who does not speak HTTP', async () => {
    const url = await listen(createTcpServer((socket) => socket.end('220 mail.example ready\r\n')));
    expect(await findGateway(url)).toEqual({ status: 'stranger', what: 'does not speak HTTP' });
  });

  it('is nobody where no connection is taken', async () => {
    expect(await findGateway('http://127.0.0.1:1')).toEqual({ status: 'nothing' });
  });
});
