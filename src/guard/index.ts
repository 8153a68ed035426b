export { createKeysCommand } from './command.ts';
export { createGuard, type Guard, type GuardedHead, hashKey } from './create-guard.ts';
export { GuardConfig, KeyConfig } from './schema.ts';
