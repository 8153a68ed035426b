import { createHash } from 'node:crypto';
import { Principal, VernierError } from '#core';
import type { GuardConfig, KeyConfig } from './schema.ts';

/** What the guard looks at. Header names are lower-case. */
export interface GuardedHead {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The peer's address; absent for a call from inside the process. */
  readonly remoteAddress?: string;
}

/** Tells under whose name a request runs. */
export interface Guard {
  /** Throws 'unauthenticated' or 'forbidden'. May be a promise later, when keys live elsewhere. */
  principalOf(head: GuardedHead): Principal | Promise<Principal>;
}

const LOOPBACK_ADDRESS = /^(127\.|::1$|::ffff:127\.)/;
const LOOPBACK_HOST = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i;

const LOCAL: Principal = {
  version: 1,
  name: 'local',
  explicitModels: 'pinned',
  slashCommands: true,
  trustClientDefaults: false,
};

function principalFromKey(config: KeyConfig): Principal {
  const { hash: _hash, ...key } = config;
  return Principal.parse({ version: 1, ...key });
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** The keys that a request brings: `x-api-key`, `Authorization: Bearer`, or both. */
function presentedKeys(headers: GuardedHead['headers']): string[] {
  const bearer = /^Bearer\s+(\S+)$/i.exec(first(headers['authorization']) ?? '')?.[1];
  return [first(headers['x-api-key']), bearer].flatMap((key) =>
    key === undefined || key === '' ? [] : [key],
  );
}

/** Whether a web page of this machine calls, or none at all. A page elsewhere can send, though never read the answer. */
function isForeignPage(origin: string | undefined): boolean {
  return origin !== undefined && !LOOPBACK_HOST.test(URL.parse(origin)?.host ?? '');
}

/** Only this machine, and not through a web page from elsewhere, under whatever name it resolves to 127.0.0.1. */
function localPrincipal(head: GuardedHead): Principal {
  const address = head.remoteAddress;
  if (address !== undefined && !LOOPBACK_ADDRESS.test(address)) {
    throw new VernierError(
      'forbidden',
      `no keys are configured, so only this machine is served, and this call came from ${address}: add keys to vernier.yaml (\`vernier keys create\`)`,
    );
  }
  const host = first(head.headers['host']);
  if (host !== undefined && !LOOPBACK_HOST.test(host)) {
    throw new VernierError(
      'forbidden',
      `no keys are configured, so only localhost is served, and this call asked for host ${host.slice(0, 100)}: add keys to vernier.yaml`,
    );
  }
  const origin = first(head.headers['origin']);
  if (isForeignPage(origin)) {
    throw new VernierError(
      'forbidden',
      `no keys are configured, so only pages of this machine are served, and this call came from a page of ${origin?.slice(0, 100)}: add keys to vernier.yaml`,
    );
  }
  return LOCAL;
}

/** Hashes a key as `vernier.yaml` holds it. */
export function hashKey(key: string): string {
  return `sha256:${createHash('sha256').update(key).digest('hex')}`;
}

/** Makes the guard: configured keys by hash, or without keys this machine alone. */
export function createGuard(config: GuardConfig): Guard {
  const principals = new Map(config.keys.map((key) => [key.hash, principalFromKey(key)]));
  return {
    principalOf(head) {
      if (principals.size === 0) return localPrincipal(head);
      const keys = presentedKeys(head.headers);
      for (const key of keys) {
        const principal = principals.get(hashKey(key));
        if (principal !== undefined) return principal;
      }
      const problem = keys.length === 0 ? 'no key was sent' : 'the key that was sent is not known';
      throw new VernierError(
        'unauthenticated',
        `${problem}: send a key that this gateway knows as x-api-key or Authorization: Bearer`,
      );
    },
  };
}
