import { createCatalog, createModelsCommand } from '#catalog';
import type { Clock, Terminal } from '#core';
import { createKeysCommand } from '#guard';
import { createDialCommand } from '#routing';
import { createRandom } from '#stats';
import { openStore } from '#store';
import { Command } from 'commander';
import { createAskCommand } from './commands/ask-command.ts';
import { createDoctorCommand } from './commands/doctor-command.ts';
import { createUpCommand } from './commands/up-command.ts';
import type { Environment } from './environment.ts';
import { loadConfig } from './load-config.ts';
import { packageVersion } from './package-facts.ts';

const clock: Clock = { now: () => Date.now(), monotonicMs: () => performance.now() };

/** Puts the commands together; nothing is read or opened before one of them runs. */
export function createProgram(environment: Environment, terminal: Terminal): Command {
  const program = new Command('vernier')
    .description('One measured effort dial in front of all your models.')
    .version(packageVersion())
    .option('--json', 'print results for machines')
    .showHelpAfterError('(add --help for what is allowed)')
    .exitOverride();
  const terminalOf = () => terminal;
  const dialContext = () => ({
    terminal,
    clock,
    createRandom,
    catalog: createCatalog(),
    openStore: () => openStore({ home: environment.home, databaseUrl: environment.databaseUrl }),
  });
  program.addCommand(createUpCommand(environment, terminalOf));
  program.addCommand(createAskCommand(environment, terminalOf));
  program.addCommand(createDialCommand(dialContext, () => loadConfig(environment).config.routing));
  program.addCommand(createModelsCommand(() => ({ terminal, clock, catalog: createCatalog() })));
  program.addCommand(createKeysCommand(terminalOf));
  program.addCommand(createDoctorCommand(environment, terminalOf));
  inheritSettings(program);
  return program;
}

/** Sub-commands made elsewhere take over how errors are shown, and `--json` behind the command as well. */
function inheritSettings(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    child.option('--json', 'print results for machines');
    inheritSettings(child);
  }
}
