import type { IncomingMessage } from 'node:http';
import { VernierError } from '#core';
import { MAX_BODY_BYTES } from '#wire';

function tooLarge(bytes: number): VernierError {
  return new VernierError(
    'body-too-large',
    `the body has ${bytes} bytes or more, and at most ${MAX_BODY_BYTES} (32 MB) are read: send less, or files by reference`,
    { details: { bytes, maxBytes: MAX_BODY_BYTES } },
  );
}

/**
 * Reads a request's body whole. A body that is too large is read no further.
 *
 * Throws  'body-too-large'; 'client-closed' when the client leaves before the end
 */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const declared = Number(request.headers['content-length'] ?? 0);
    if (declared > MAX_BODY_BYTES) {
      reject(tooLarge(declared));
      return;
    }
    let size = 0;
    const chunks: Buffer[] = [];
    const take = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= MAX_BODY_BYTES) return;
      request.off('data', take).pause();
      chunks.length = 0;
      reject(tooLarge(size));
    };
    request.on('data', take);
    request.on('end', () => {
      const [only] = chunks;
      resolve(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, size));
    });
    request.on('close', () => {
      if (request.complete) return;
      reject(
        new VernierError(
          'client-closed',
          'the client left before its request was complete, and nothing was done: try again',
        ),
      );
    });
    // said by `close`, which follows
    request.on('error', () => undefined);
  });
}
