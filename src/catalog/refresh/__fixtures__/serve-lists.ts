import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { onTestFinished } from 'vitest';

/** A server on loopback that answers until the test is over. */
export interface ListServer {
  readonly baseUrl: string;
  /** What was asked, in order. */
  readonly requests: readonly Pick<IncomingMessage, 'url' | 'headers'>[];
}

/** Starts a server on loopback. */
export async function serve(answer: RequestListener): Promise<ListServer> {
  const requests: Pick<IncomingMessage, 'url' | 'headers'>[] = [];
  const server = createServer((request, response) => {
    requests.push({ url: request.url, headers: request.headers });
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { baseUrl: `http://127.0.0.1:${address.port}`, requests };
}

/** Starts a server that answers each path with a text, and everything else with 404. */
export async function serveTexts(texts: Readonly<Record<string, string>>): Promise<ListServer> {
  return await serve((request, response) => {
    const text = texts[(request.url ?? '').split('?')[0] ?? ''];
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(text ?? '{}');
  });
}
