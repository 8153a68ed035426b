import { formatTable, IsoDate, VernierError } from '#core';
import { Command, InvalidArgumentError } from 'commander';
import type { RoiCommandContext } from './roi-command-context.ts';
import { type AuditFlags, reckonReport } from './reckon-report.ts';
import { runScenario, type ScenarioFlags } from './run-scenario.ts';
import { listShippedScenarios } from './scenario/shipped-scenarios.ts';

type RoiFlags = ScenarioFlags & Omit<AuditFlags, 'audit'> & { readonly audit?: string };

const USUAL_DRAWS = 10_000;
const FEWEST_DRAWS = 100;
const MOST_DRAWS = 100_000;

function parseDate(text: string): IsoDate {
  if (IsoDate.safeParse(text).success) return text;
  throw new InvalidArgumentError('It must be a day such as 2026-10-01.');
}

function addText(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

function parseDraws(text: string): number {
  const draws = /^\d{1,9}$/u.test(text) ? Number(text) : 0;
  if (draws >= FEWEST_DRAWS && draws <= MOST_DRAWS) return draws;
  throw new InvalidArgumentError('It must be a whole number from 100 to 100000.');
}

function listScenarios({ terminal, places }: RoiCommandContext): void {
  const scenarios = listShippedScenarios(places.shipped);
  const table = formatTable(
    [{ title: 'scenario' }, { title: 'what it is' }, { title: 'file' }],
    scenarios.map(({ name, title, path }) => [name, title, path]),
  );
  const text = `${table}\n\nOne of them: vernier roi ${scenarios[0]?.name ?? 'NAME'}. Your own: copy its file, change it, vernier roi FILE.`;
  terminal.report({ text, json: scenarios });
}

function run(context: RoiCommandContext, named: string | undefined, flags: RoiFlags): void {
  const { audit, ...others } = flags;
  if (audit !== undefined) return reckonReport(context, named, { ...others, audit });
  if (flags.withGuesses === true) {
    const message = '--with-guesses without --audit: guesses are of an audit, name its report';
    throw new VernierError('bad-request', message);
  }
  return named === undefined ? listScenarios(context) : runScenario(context, named, flags);
}

/** Makes the `roi` command: what a change returns, from an audit or from volumes that somebody states. */
export function createRoiCommand(context: () => RoiCommandContext): Command {
  return new Command('roi')
    .description('Work out what a change saves and returns, from an audit or from stated volumes.')
    .argument(
      '[scenario]',
      'a scenario file, or the name of one that comes with Vernier; without it they are listed',
    )
    .option('--audit <file>', 'reckon with the report that `vernier audit --json` wrote')
    .option('--with-guesses', 'say apart what the guesses of the audit would add')
    .option('--prices <day>', 'the day whose list prices count; default today', parseDate)
    .option('--what-if <model=in/out>', 'suppose a price, USD per million tokens; may be repeated', addText)
    .option('--draws <number>', 'how often the ranges are drawn', parseDraws, USUAL_DRAWS)
    .option('--seed <text>', 'seed of the draws', 'vernier')
    .addHelpText(
      'after',
      '\nExits with 3 when no kind of work has prices, or the audit had too little to look at.\n\nExample:\n  vernier roi sixty-thirty-ten --what-if claude-haiku-5-5=0.08/0.40',
    )
    .action((scenario: string | undefined, flags: RoiFlags) => {
      run(context(), scenario, flags);
    });
}
