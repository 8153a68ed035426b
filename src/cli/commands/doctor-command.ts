import { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { checkNode } from '../doctor/check-node.ts';
import { reportFindings } from './report-findings.ts';
import type { DoctorFlags } from './run-doctor.ts';

/** Makes the `doctor` command: it looks at what Vernier needs, and says what to do about what is missing. */
export function createDoctorCommand(context: CommandContext): Command {
  return new Command('doctor')
    .description('Check what Vernier needs on this machine, and say what to do about what is missing.')
    .option('--config <file>', 'configuration to check')
    .option('--offline', 'call nobody: keys are not tried')
    .addHelpText('after', '\nExits with 3 when something is missing.\n\nExample:\n  vernier doctor')
    .action(async (flags: DoctorFlags) => {
      const node = checkNode();
      // an old Node cannot even load what looks at the rest
      if (node.status === 'problem') return reportFindings(context, [node]);
      const { runDoctor } = await import('./run-doctor.ts');
      await runDoctor(context, flags);
    });
}
