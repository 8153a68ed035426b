import type { UpstreamResponse } from '#providers';
import type { ByteReceiver, ByteSource } from '#wire';

/** Tells of the first byte of an answer's body; the bytes pass as they are. */
export function watchFirstByte(response: UpstreamResponse, notice: () => void): UpstreamResponse {
  return { ...response, body: watchBody(response.body, notice) };
}

function watchBody(body: ByteSource, notice: () => void): ByteSource {
  let isNoticed = false;
  return {
    read: (receiver: ByteReceiver) =>
      body.read({
        data(chunk) {
          if (!isNoticed) notice();
          isNoticed = true;
          return receiver.data(chunk);
        },
        end: () => receiver.end(),
        fail: (error) => receiver.fail(error),
      }),
    resume: () => body.resume(),
    abort: () => body.abort(),
  };
}
