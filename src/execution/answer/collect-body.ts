import type { ByteSource } from '#wire';

/** Waits until a body is whole. For bodies that bound themselves and always end by `end`, as tapped ones do. */
export function collectBody(body: ByteSource): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    body.read({
      data(chunk) {
        chunks.push(chunk);
        return true;
      },
      end: () => resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)),
      fail: reject,
    });
  });
}
