import type { UpstreamResponse } from './provider.ts';

/** Says what a response itself tells about how its body is taken in. */
export function intakeOptions({
  status,
  redactError,
}: UpstreamResponse): Pick<UpstreamResponse, 'status' | 'redactError'> {
  return redactError === undefined ? { status } : { status, redactError };
}
