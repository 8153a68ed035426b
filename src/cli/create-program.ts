import { hostname } from 'node:os';
import { join } from 'node:path';
import { terminalText } from '#core';
import { Command } from 'commander';
import type { CommandContext } from './command-context.ts';
import { PACKAGE_ROOT, packageVersion } from './package-facts.ts';

async function createDial(context: CommandContext): Promise<Command> {
  const { createDialCommand } = await import('#routing');
  const { createDialContext } = await import('./create-dial-context.ts');
  const { loadConfig } = await import('./config/load-config.ts');
  return createDialCommand(
    () => createDialContext(context),
    (file) => loadConfig(context.environment, file).config.routing,
  );
}

async function createAudit({ terminal, environment }: CommandContext): Promise<Command> {
  const { openCatalogAloud } = await import('./inputs/open-catalog-aloud.ts');
  const { createAuditCommand } = await import('#audit');
  const { clock, homeDirectory, env, directory, home, databaseUrl } = environment;
  const machine = { homeDirectory, env, hostName: hostname(), vernierHome: home, databaseUrl };
  const context = { terminal, clock, directory, ...machine };
  return createAuditCommand(() => ({ ...context, catalog: openCatalogAloud(home, terminal) }));
}

async function createModels(context: CommandContext): Promise<Command> {
  const { createModelsCommand } = await import('#catalog');
  const { createModelsContext } = await import('./create-models-context.ts');
  return createModelsCommand(() => createModelsContext(context));
}

async function createRoi({ terminal, environment, answerIsNo }: CommandContext): Promise<Command> {
  const { openCatalogAloud } = await import('./inputs/open-catalog-aloud.ts');
  const { createRoiCommand } = await import('#economics');
  const { createRandom } = await import('#stats');
  const { clock, directory, home } = environment;
  const places = { directory, shipped: join(PACKAGE_ROOT, 'examples', 'roi') };
  const context = { terminal, clock, answerIsNo, places, createRandom };
  return createRoiCommand(() => ({ ...context, catalog: openCatalogAloud(home, terminal) }));
}

async function createKeys({ terminal }: CommandContext): Promise<Command> {
  const { createKeysCommand } = await import('#guard');
  const { randomBytes } = await import('node:crypto');
  return createKeysCommand({ terminal, randomBytes });
}

/** Every command by its name, in the order of the help; the code of one is loaded only where it is needed. */
const COMMANDS = new Map<string, (context: CommandContext) => Promise<Command>>([
  ['up', async (context) => (await import('./commands/up-command.ts')).createUpCommand(context)],
  ['ask', async (context) => (await import('./commands/ask-command.ts')).createAskCommand(context)],
  ['demo', async (context) => (await import('./commands/demo-command.ts')).createDemoCommand(context)],
  ['dial', createDial],
  ['audit', createAudit],
  ['models', createModels],
  ['roi', createRoi],
  ['keys', createKeys],
  ['doctor', async (context) => (await import('./commands/doctor-command.ts')).createDoctorCommand(context)],
]);

const USUAL_COLUMNS = 80;

/**
 * Puts the command together that the words name, or all of them where the words name none.
 *
 * Nothing is read or opened before it runs.
 */
export async function createProgram(words: readonly string[], context: CommandContext): Promise<Command> {
  const { out, error } = context;
  const program = new Command('vernier')
    .description('One measured effort dial in front of all your models.')
    .version(packageVersion())
    .option('--json', 'print results for machines')
    .enablePositionalOptions()
    .addHelpText('after', '\nExample:\n  vernier ask "Say hello."')
    .exitOverride()
    .configureHelp({ subcommandTerm })
    .configureOutput({
      writeOut: (text) => out.write(text),
      writeErr: (text) => error.write(text),
      outputError: (text) => error.write(`${toOneLine(text)}\n`),
      getOutHelpWidth: () => out.columns ?? USUAL_COLUMNS,
      getErrHelpWidth: () => error.columns ?? USUAL_COLUMNS,
    });
  const named = COMMANDS.get(words.find((word) => !word.startsWith('-')) ?? '');
  const creating = named === undefined ? [...COMMANDS.values()] : [named];
  for (const command of await Promise.all(creating.map((create) => create(context)))) {
    program.addCommand(command);
  }
  inheritSettings(program);
  return program;
}

/** A command and what it takes: that it has options is said by its own help. */
function subcommandTerm(command: Command): string {
  const taken = command.registeredArguments.map((one) => {
    const name = `${one.name()}${one.variadic ? '...' : ''}`;
    return one.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...taken].join(' ');
}

/** The parser's complaint in one line that says what to do. */
function toOneLine(complaint: string): string {
  const text = complaint
    .replace(/^error: /u, '')
    .trim()
    .replace(/\.$/u, '');
  return `vernier: ${terminalText(text.replaceAll(/\s*\n\s*/gu, ' '))}: add --help to see what is allowed`;
}

/** Sub-commands made elsewhere take over how errors are shown, and `--json` behind the command as well. */
function inheritSettings(command: Command): void {
  for (const child of command.commands) {
    child.copyInheritedSettings(command);
    child.option('--json', 'print results for machines');
    inheritSettings(child);
  }
}
