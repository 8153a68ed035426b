import { resolve } from 'node:path';
import type { Catalog } from '#catalog';
import type { Clock, IsoDate, Terminal } from '#core';
import { Command, InvalidArgumentError } from 'commander';
import { parseDay, parsePath } from '../asked/words-of-command.ts';
import { requireKnownPrices } from '../asked/require-known-prices.ts';
import { findScenario, listScenarios } from './scenario/find-scenario.ts';

/** What the `audit sample` command is handed. */
export interface SampleCommandContext {
  readonly terminal: Terminal;
  readonly clock: Clock;
  readonly catalog: Catalog;
  /** The folder that relative paths are in. */
  readonly directory: string;
}

interface SampleFlags {
  readonly scenario: string;
  readonly rows?: number;
  readonly seed?: string;
  readonly prices?: IsoDate;
}

/** Of the package, from the source as from what is built of it. */
const SHIPPED = resolve(import.meta.dirname, '..', '..', '..', 'examples', 'audit', 'scenarios');
const USUAL_FOLDER = 'audit-sample';
const MOST_ROWS = 100_000_000;

function parseRows(text: string): number {
  const rows = /^\d{1,9}$/u.test(text) ? Number(text) : 0;
  if (rows >= 1 && rows <= MOST_ROWS) return rows;
  throw new InvalidArgumentError('It must be a whole number from 1 to 100000000.');
}

async function writeNamed(context: SampleCommandContext, named: string, flags: SampleFlags): Promise<void> {
  const { terminal, clock, catalog, directory } = context;
  requireKnownPrices(flags.prices, clock);
  // every start loads this file, and only a sample what writes one
  const { readScenario } = await import('./scenario/read-scenario.ts');
  const { sampleText } = await import('./sample-text.ts');
  const { writeSample } = await import('./write-sample.ts');
  const scenario = readScenario(findScenario(flags.scenario, { directory, shipped: SHIPPED }));
  const progress = terminal.progress('Writing transcripts');
  const truth = writeSample({
    scenario,
    folder: resolve(directory, named),
    catalog,
    rows: flags.rows,
    seed: flags.seed,
    pricesAt: flags.prices,
    onProgress: (share) => progress.update(share),
  });
  progress.done();
  terminal.report({ text: sampleText(truth, named), json: truth });
}

/** Makes the `audit sample` command: transcripts that nobody left, with known totals and planted findings. */
export function createSampleCommand(context: () => SampleCommandContext): Command {
  return new Command('sample')
    .description('Write constructed transcripts with known totals and planted findings.')
    .argument('[folder]', 'an empty folder, or one that is not there yet', parsePath, USUAL_FOLDER)
    .requiredOption('--scenario <name>', 'a scenario file, or the name of one that comes with Vernier')
    .option('--rows <number>', "write at most so many lines; without it, the scenario's sessions", parseRows)
    .option('--seed <text>', "seed instead of the scenario's")
    .option(
      '--prices <day>',
      "the day whose list prices the stated costs are of, instead of the scenario's",
      parseDay,
    )
    .addHelpText('after', () =>
      [
        `\nScenarios: ${listScenarios(SHIPPED).join(', ')}.`,
        'The same scenario, seed and rows give the same bytes. Nothing written was recorded, and truth.json says what it holds.',
        '\nExample:\n  vernier audit sample --scenario caches --rows 5000',
      ].join('\n'),
    )
    .action((folder: string, flags: SampleFlags) => writeNamed(context(), folder, flags));
}
