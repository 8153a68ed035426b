import type { Server } from 'node:http';
import { VernierError } from '#core';

/** Connections that may wait to be taken. */
const BACKLOG = 8192;

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
    const fail = (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portInUse(at, error) : error);
    server.once('error', fail);
    server.listen({ ...at, backlog: BACKLOG }, () => {
      server.off('error', fail);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : at.port);
    });
  });
}

function portInUse(at: { readonly host: string; readonly port: number }, cause: Error): VernierError {
  return new VernierError(
    'port-in-use',
    `port ${at.port} on ${at.host} is taken by another program: stop it, or choose another with --port`,
    { cause, details: { port: at.port } },
  );
}
