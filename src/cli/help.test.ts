import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { callVernier } from './__fixtures__/call-vernier.ts';
import { temporaryFile } from './__fixtures__/temporary-folder.ts';
import { createProgram } from './create-program.ts';
import { createTerminal } from './create-terminal.ts';
import { readEnvironment } from './environment.ts';

const COMMANDS = [
  '',
  'up',
  'ask',
  'demo',
  'dial',
  'dial fit',
  'dial show',
  'dial certify',
  'audit',
  'audit sample',
  'audit prove',
  'models',
  'models list',
  'models show',
  'models diff',
  'models refresh',
  'roi',
  'keys',
  'keys create',
  'doctor',
];
/** Examples that need nothing but an empty home. */
const RUNNABLE = [
  '',
  'ask',
  'models',
  'models list',
  'models show',
  'models diff',
  'roi',
  'keys',
  'keys create',
  'doctor',
];

const silent = { write: () => undefined };

function wordsOf(command: string): string[] {
  return command.split(' ').filter((word) => word !== '');
}

/** The words of the example at the end of a help text, without `vernier`. */
function exampleOf(help: string): string[] {
  const line = /^Example:\n {2}vernier (.+)$/mu.exec(help)?.[1] ?? '';
  return [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map((match) => match[1] ?? match[2] ?? '');
}

/** Lets every command do nothing, so that only the reading of the words is left. */
function disarm(command: Command): void {
  const isOfItself = command.commands.length === 0 || command.registeredArguments.length > 0;
  if (isOfItself) command.action(() => undefined);
  for (const child of command.commands) disarm(child);
}

async function parse(words: readonly string[]): Promise<void> {
  const terminal = createTerminal({ json: false, out: silent, error: silent, now: () => 0 });
  const environment = readEnvironment({}, '/');
  const program = await createProgram(words, {
    environment,
    terminal,
    out: silent,
    error: silent,
    answerIsNo: () => undefined,
  });
  disarm(program);
  await program.parseAsync(words, { from: 'user' });
}

describe.each(COMMANDS)('vernier %s --help', (command) => {
  it('says what it does, its options and an example', async () => {
    const { code, out, error } = await callVernier([...wordsOf(command), '--help']);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatchSnapshot();
  });

  it('has an example that is understood', async () => {
    const { out } = await callVernier([...wordsOf(command), '--help']);
    const words = exampleOf(out);
    expect(words.slice(0, wordsOf(command).length)).toEqual(wordsOf(command));
    await expect(parse(words)).resolves.toBeUndefined();
  });
});

it.each(RUNNABLE)('the example of vernier %s runs as printed', async (command) => {
  const { out } = await callVernier([...wordsOf(command), '--help']);
  // the usual port may be taken by anybody
  const config = { VERNIER_CONFIG: temporaryFile('vernier.yaml', 'listen: { port: 0 }') };
  expect(await callVernier(exampleOf(out), config)).toMatchObject({ code: 0, error: '' });
});

it('lists the same commands whether one or all of them are loaded', async () => {
  const { out } = await callVernier(['--help']);
  const listed = [...out.matchAll(/^ {2}([a-z]+) (?:\[|<| )/gmu)].map((match) => match[1]);
  expect(listed).toEqual(
    [...new Set(COMMANDS.map((command) => wordsOf(command)[0])), 'help'].filter(Boolean),
  );
});
