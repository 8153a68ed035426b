import type { Terminal } from '#core';
import { Command, InvalidArgumentError } from 'commander';
import { hashKey } from './create-guard.ts';

/** What the `keys` command is handed by the command line. */
export interface KeysCommandContext {
  readonly terminal: Terminal;
  /** Bytes that nobody can guess. */
  readonly randomBytes: (count: number) => Buffer;
}

/** 192 bits: nobody guesses such a key, so that its hash needs no salt. */
const KEY_BYTES = 24;

function parseName(text: string): string {
  const name = text.trim();
  if (name !== '') return name;
  throw new InvalidArgumentError('It must say who uses the key, such as support-team.');
}

/** Makes the `keys` command: it makes keys and their hashes, of which only the hashes go into a file. */
export function createKeysCommand({ terminal, randomBytes }: KeysCommandContext): Command {
  const create = new Command('create')
    .description('Make a key: it is shown once, and its hash goes into vernier.yaml.')
    .argument('<name>', 'who uses it', parseName)
    .addHelpText('after', '\nExample:\n  vernier keys create support-team')
    .action((name: string) => {
      const key = `vk-${randomBytes(KEY_BYTES).toString('base64url')}`;
      const hash = hashKey(key);
      terminal.report({
        text: `key (shown once): ${key}\n\nadd to vernier.yaml:\n\nguard:\n  keys:\n    - name: ${JSON.stringify(name)}\n      hash: ${hash}`,
        json: { name, key, hash },
      });
    });
  return new Command('keys')
    .description('Keys of those who may call.')
    .addHelpText('after', '\nExample:\n  vernier keys create support-team')
    .addCommand(create);
}
