import type { Server } from 'node:http';
import { VernierError } from '#core';

/** Connections that may wait to be taken. */
const BACKLOG = 8192;

/** Where to listen. */
interface Address {
  readonly host: string;
  readonly port: number;
}

/** What is wrong with an address, by the code that the system gives it. */
const ADDRESS_PROBLEMS: Readonly<Record<string, string>> = {
  EADDRNOTAVAIL: 'it is no address of this machine',
  ENOTFOUND: 'no such host name is known',
  EAI_AGAIN: 'the host name could not be looked up',
  EACCES: 'this user may not listen on this port',
};

/**
 * Listens, and says so only when connections are taken.
 *
 * Throws  'port-in-use', 'address-unusable', naming the address
 */
export function listen(server: Server, at: Address): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(toListenError(at, error));
    server.once('error', fail);
    server.listen({ ...at, backlog: BACKLOG }, () => {
      server.off('error', fail);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : at.port);
    });
  });
}

function toListenError({ host, port }: Address, cause: NodeJS.ErrnoException): Error {
  const options = { cause, details: { host, port } };
  if (cause.code === 'EADDRINUSE') {
    return new VernierError(
      'port-in-use',
      `port ${port} on ${host} is taken by another program: stop it, or choose another with --port`,
      options,
    );
  }
  const problem = ADDRESS_PROBLEMS[cause.code ?? ''];
  if (problem === undefined) return cause;
  return new VernierError(
    'address-unusable',
    `${host}, port ${port} cannot be listened on, ${problem} (${cause.code}): choose another --host or --port`,
    options,
  );
}
