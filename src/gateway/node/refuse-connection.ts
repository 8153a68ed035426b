import { maxHeaderSize, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { VernierError } from '#core';
import { WIRE_PATHS, writeError } from '#wire';

/** What Node says of bytes that it could not read as a request. */
export interface ConnectionProblem extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
}

/** Milliseconds that a client gets to read why it was refused. */
const GRACE_MS = 1000;

function errorOf({ code = 'no code' }: ConnectionProblem): VernierError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new VernierError(
        'headers-too-large',
        `the headers of the request are too large (more than ${maxHeaderSize} bytes): send fewer or shorter ones`,
      );
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new VernierError(
        'bad-request',
        'the request did not arrive whole in time, and the connection was closed: send it again, faster',
      );
    default:
      return new VernierError(
        'bad-request',
        `the bytes of the request are no HTTP/1.1 (${code}): send them by an HTTP client`,
      );
  }
}

/** Answers bytes that never became a request, in the format of the path that they name, and closes the connection. */
export function refuseConnection(problem: ConnectionProblem, socket: Duplex): void {
  const isOpenAi = problem.rawPacket?.includes(` ${WIRE_PATHS['openai-chat']}`) === true;
  const error = errorOf(problem);
  const { status, body } = writeError(isOpenAi ? 'openai-chat' : 'anthropic-messages', error);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
    `x-vernier-error: ${error.code}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body.toString()}`);
  setTimeout(() => socket.destroy(), GRACE_MS).unref();
}
