import type { ServerResponse } from 'node:http';
import type { Sink } from '../answer/sink.ts';

/** Makes the sink of a Node response. */
export function createResponseSink(response: ServerResponse): Sink {
  return {
    head: (status, headers) => {
      response.writeHead(status, headers);
    },
    write: (bytes) => response.write(bytes),
    end: (bytes) => {
      response.end(bytes);
    },
    abort: () => {
      response.destroy();
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
