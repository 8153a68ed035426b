import { InvalidArgumentError } from 'commander';

/** Reads the URL of a running gateway: its origin, with nothing behind it that a path would be added to. */
export function parseGatewayUrl(text: string): string {
  const url = URL.parse(text);
  if (url !== null && /^https?:$/u.test(url.protocol)) return text.replace(/\/+$/u, '');
  throw new InvalidArgumentError('It must be an http:// or https:// URL.');
}
