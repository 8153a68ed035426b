import { randomBytes } from 'node:crypto';
import type { Terminal } from '#core';
import { Command } from 'commander';
import { hashKey } from './create-guard.ts';

/** The `keys` command: makes keys; only their hashes are ever kept. */
export function createKeysCommand(terminal: () => Terminal): Command {
  const create = new Command('create')
    .description('Make a key: it is shown once, and its hash goes into vernier.yaml.')
    .argument('<name>', 'who uses it')
    .addHelpText('after', '\nExample:\n  vernier keys create support-team')
    .action((name: string) => {
      const key = `vk-${randomBytes(24).toString('base64url')}`;
      const hash = hashKey(key);
      terminal().report({
        text: `key (shown once): ${key}\n\nadd to vernier.yaml:\n\nguard:\n  keys:\n    - name: ${JSON.stringify(name)}\n      hash: ${hash}`,
        json: { name, key, hash },
      });
    });
  return new Command('keys').description('Keys of those who may call.').addCommand(create);
}
