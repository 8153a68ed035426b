import { z } from 'zod';
import { Secret } from '#core';

const timeoutMs = z.number().int().min(1).max(3_600_000);

const BaseUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' })
  .refine((text) => !hasExtras(text), {
    error: 'must have no user name, password, query or fragment: the key goes into apiKey',
  });

/** The fields of every provider that is reached by HTTP; each provider adds its default base URL. */
export const upstreamFields = {
  /** The name under which it stands in the ledger. */
  id: z.string().min(1).max(100),
  /** May carry a path; the format's path is joined to it (`upstreamUrl`). */
  baseUrl: BaseUrl,
  apiKey: z.instanceof(Secret, { error: 'must be a secret, given as env:NAME or file:PATH' }),
  /** Milliseconds until a connection stands. */
  connectTimeoutMs: timeoutMs.default(10_000),
  /** Milliseconds until the head of the answer; an answer that is not streamed has its head at its end. */
  headTimeoutMs: timeoutMs.default(600_000),
  /** Milliseconds of silence in the midst of an answer. */
  stallTimeoutMs: timeoutMs.default(300_000),
  /** Whether http:// is allowed beyond this machine, where the key and every prompt can be read on the way. */
  allowInsecure: z.boolean().default(false),
};

/** What the transport must know of an upstream. */
export type UpstreamConfig = z.infer<z.ZodObject<typeof upstreamFields>>;

/** Says whether the base URL may be used: https, this machine, or explicitly allowed. */
export function isSecureUpstream(config: Pick<UpstreamConfig, 'baseUrl' | 'allowInsecure'>): boolean {
  // what is no URL has its own complaint already
  const url = URL.parse(config.baseUrl);
  return url?.protocol !== 'http:' || config.allowInsecure || isLoopback(url.hostname);
}

/** What to say, and of which field, when it may not. */
export const INSECURE_UPSTREAM = {
  error: 'http:// is allowed only for this machine: use https://, or set allowInsecure: true',
  path: ['baseUrl'],
};

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function hasExtras(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && [url.username, url.password, url.search, url.hash].some((part) => part !== '');
}
