import type { UpstreamHeaders } from '#providers';

/** Headers of the upstream that clients act on, or quote to its support. */
const PASSED = ['retry-after', 'retry-after-ms', 'x-should-retry', 'request-id', 'x-request-id'];

/** Takes the headers out of an upstream's answer that go on to the caller. */
export function passedHeaders(headers: UpstreamHeaders): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const name of PASSED) {
    const value = headers[name];
    if (typeof value === 'string') passed[name] = value;
  }
  return passed;
}
