import { contentHash, type Policy } from '#core';

/** The hash of a policy: of everything in it but the hash itself and the time at which it was made. */
export function hashPolicy(policy: Omit<Policy, 'hash' | 'createdAt'> & Partial<Policy>): string {
  return contentHash({ ...policy, hash: undefined, createdAt: undefined });
}
