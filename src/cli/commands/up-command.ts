import { Command, InvalidArgumentError } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { addGatewayOptions } from './gateway-options.ts';
import type { UpFlags } from './run-up.ts';

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/u.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
}

function parseHost(text: string): string {
  if (text.trim() !== '') return text.trim();
  throw new InvalidArgumentError('It must be an address of this machine, such as 127.0.0.1.');
}

/** Makes the `up` command: it serves until it is told to stop. */
export function createUpCommand(context: CommandContext): Command {
  const command = new Command('up')
    .description('Start the gateway.')
    .option('--port <number>', 'port; default 8484, 0 for any free one', parsePort)
    .option('--host <address>', 'address to listen on; default 127.0.0.1', parseHost);
  return addGatewayOptions(command)
    .addHelpText('after', '\nExample:\n  vernier up --port 8484')
    .action(async (_: UpFlags, self: Command) => {
      const { openEarly } = await import('../open-early.ts');
      const opening = openEarly(context.environment);
      const { runUp } = await import('./run-up.ts');
      await runUp(context, self.optsWithGlobals<UpFlags>(), opening);
    });
}
