import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { VernierError } from '#core';
import { WIRE_FORMATS, WIRE_PATHS } from '#wire';
import { errorResponse } from '../answer/error-response.ts';
import type { RequestHead, Sink } from '../answer/sink.ts';
import type { Gateway } from '../create-gateway.ts';
import { addressOf } from './address-of.ts';
import { discardRest } from './discard-rest.ts';
import { pathOf } from './path-of.ts';
import { readBody } from './read-body.ts';
import { type ConnectionProblem, refuseConnection } from './refuse-connection.ts';
import { createResponseSink } from './response-sink.ts';

const HOT_PATHS: ReadonlySet<string> = new Set(WIRE_FORMATS.map((format) => WIRE_PATHS[format]));

/** One request of a hot route and its response. */
interface HotExchange {
  readonly head: RequestHead;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function headFrom(request: IncomingMessage): RequestHead {
  const { method = 'GET', url = '/', headers, socket } = request;
  return { method, path: pathOf(url), headers, remoteAddress: addressOf(socket) };
}

/** Answers while a body is still coming: the answer ends when the client has stopped sending. */
function createRefusingSink({ request, response }: HotExchange): Sink {
  // what was not read of the body must not be taken for the next request
  response.shouldKeepAlive = false;
  return {
    ...createResponseSink(response),
    end: (bytes) => {
      response.write(bytes ?? '');
      void discardRest(request).then(() => response.end());
    },
  };
}

async function serveHot(gateway: Gateway, exchange: HotExchange): Promise<void> {
  const { head, request, response } = exchange;
  let body: Buffer;
  try {
    // a stranger's body is not kept in memory
    const admitted = gateway.admit(head);
    if (admitted instanceof Promise) await admitted;
    body = await readBody(request);
  } catch (error) {
    gateway.refuse(head, error, createRefusingSink(exchange));
    return;
  }
  await gateway.serve(head, body, createResponseSink(response));
}

/** What cannot be told as a URL; the app answers its own failures. */
function refuseUrl(): Response {
  return errorResponse(
    new VernierError(
      'bad-request',
      'the request names no usable host and path: check its Host header and its path',
    ),
  );
}

/** Answers connections that broke before a request was read, unless an answer is on its way on them. */
function watchConnections(server: Server): void {
  const answering = new WeakMap<Duplex, number>();
  const count = (socket: Duplex, step: number) => answering.set(socket, (answering.get(socket) ?? 0) + step);
  const refused = new WeakSet<Duplex>();
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    count(socket, 1);
    response.once('close', () => count(socket, -1));
  });
  server.on('clientError', (problem: ConnectionProblem, socket: Duplex) => {
    if (refused.has(socket)) return;
    if (!socket.writable || problem.code === 'ECONNRESET' || (answering.get(socket) ?? 0) > 0) {
      socket.destroy();
      return;
    }
    refused.add(socket);
    refuseConnection(problem, socket);
  });
}

/** Makes the HTTP server: the two hot paths go to `serve`, everything else to the Hono app. */
export function bindNode(gateway: Gateway): Server {
  const app = getRequestListener((request, env) => gateway.app.fetch(request, env), {
    // the globals of the process belong to whoever runs it
    overrideGlobalObjects: false,
    errorHandler: refuseUrl,
  });
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const head = headFrom(request);
    const isHot = head.method === 'POST' && HOT_PATHS.has(head.path);
    const served = isHot ? serveHot(gateway, { head, request, response }) : app(request, response);
    served.catch((error: unknown) => gateway.crash(error));
  });
  watchConnections(server);
  // too many open files, say: the server goes on taking connections once it can
  server.on('listening', () => server.on('error', (error) => gateway.crash(error)));
  return server;
}
