/** Writes a typed array as base64 of its little-endian bytes. */
export function toBase64(values: Float32Array | Uint16Array): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
}

function alignedBytes(text: string): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64');
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

/** Reads base64 as 32-bit floats. */
export function float32FromBase64(text: string): Float32Array {
  return new Float32Array(alignedBytes(text));
}

/** Reads base64 as unsigned 16-bit numbers. */
export function uint16FromBase64(text: string): Uint16Array {
  return new Uint16Array(alignedBytes(text));
}
