import { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { runDoctor } from './run-doctor.ts';

/** Makes the `doctor` command: it looks at what Vernier needs, and says what to do about what is missing. */
export function createDoctorCommand(context: CommandContext): Command {
  return new Command('doctor')
    .description('Check what Vernier needs on this machine, and say what to do about what is missing.')
    .option('--config <file>', 'configuration to check')
    .addHelpText('after', '\nExits with 3 when something is missing.\n\nExample:\n  vernier doctor')
    .action(async (flags: { readonly config?: string }) => {
      await runDoctor(context, flags.config);
    });
}
