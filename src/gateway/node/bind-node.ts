import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { VernierError } from '#core';
import { WIRE_FORMATS, WIRE_PATHS, writeError } from '#wire';
import type { Gateway } from '../create-gateway.ts';
import { readBody } from './read-body.ts';
import type { RequestHead, Sink } from '../answer/sink.ts';

const HOT_PATHS: ReadonlyMap<string, (typeof WIRE_FORMATS)[number]> = new Map(
  WIRE_FORMATS.map((format) => [WIRE_PATHS[format], format]),
);

/** Binds a sink to a Node response. */
function sinkFrom(response: ServerResponse): Sink {
  return {
    head: (status, headers) => {
      response.writeHead(status, headers);
    },
    write: (bytes) => response.write(bytes),
    end: (bytes) => {
      response.end(bytes);
    },
    onDrain: (resume) => {
      response.on('drain', resume);
    },
    onClose: (abandon) => {
      response.on('close', () => {
        if (!response.writableFinished) abandon();
      });
    },
  };
}

function headFrom(request: IncomingMessage): RequestHead {
  const url = request.url ?? '/';
  const query = url.indexOf('?');
  const { remoteAddress } = request.socket;
  return {
    method: request.method ?? 'GET',
    path: query < 0 ? url : url.slice(0, query),
    headers: request.headers,
    ...(remoteAddress === undefined ? {} : { remoteAddress }),
  };
}

async function serveHot(gateway: Gateway, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const head = headFrom(request);
  const sink = sinkFrom(response);
  let body: Buffer;
  try {
    body = await readBody(request);
  } catch (error) {
    const format = HOT_PATHS.get(head.path) ?? 'anthropic-messages';
    if (!(error instanceof VernierError)) throw error;
    const { status, body: text } = writeError(format, error, { requestId: 'unread' });
    // what was not read of the body must not be taken for the next request
    sink.head(status, { 'content-type': 'application/json', connection: 'close' });
    sink.end(text);
    return;
  }
  await gateway.serve(head, body, sink);
}

/** Makes the HTTP server: the two hot paths go to `serve`, everything else to the Hono app. */
export function bindNode(gateway: Gateway): Server {
  const app = getRequestListener((request, env) => gateway.app.fetch(request, env));
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const url = request.url ?? '/';
    const query = url.indexOf('?');
    const path = query < 0 ? url : url.slice(0, query);
    if (request.method === 'POST' && HOT_PATHS.has(path)) {
      serveHot(gateway, request, response).catch((error: unknown) => gateway.crash(error));
      return;
    }
    void app(request, response);
  });
  return server;
}

/**
 * Listens, and says so only when connections are taken.
 *
 * Throws  'port-in-use' naming the address
 */
export function listen(
  server: Server,
  at: { readonly host: string; readonly port: number },
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') {
        reject(error);
        return;
      }
      reject(
        new VernierError(
          'port-in-use',
          `port ${at.port} on ${at.host} is taken by another program: stop it, or choose another with --port`,
          { cause: error, details: { port: at.port } },
        ),
      );
    });
    server.listen({ ...at, backlog: 8192 }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : at.port);
    });
  });
}
