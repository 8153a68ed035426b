import { WIRE_PATHS, type WireFormat } from '#wire';

/** A path segment that names a version of an interface: `v1`, `v1beta`. */
const VERSION_SEGMENT = /^v\d+[a-z0-9]*$/;

/** Where a format is called. */
export interface UpstreamUrl {
  readonly origin: string;
  readonly path: string;
}

/**
 * Joins a format's path to a base URL: `https://host` gives `/v1/messages`, `https://host/proxy` gives
 * `/proxy/v1/messages`.
 *
 * Shape   a base URL whose path names a version already (`/v1`, `/v1beta/openai`) is not given a second one
 */
export function upstreamUrl(baseUrl: string, format: WireFormat): UpstreamUrl {
  const { origin, pathname } = new URL(baseUrl);
  const base = pathname.replace(/\/+$/, '');
  const hasVersion = base.split('/').some((segment) => VERSION_SEGMENT.test(segment));
  const path = hasVersion ? WIRE_PATHS[format].replace(/^\/v1(?=\/)/, '') : WIRE_PATHS[format];
  return { origin, path: `${base}${path}` };
}
