import { resolve } from 'node:path';
import type { IsoDate } from '#core';
import { Command, InvalidArgumentError } from 'commander';
import { addPath, parseDay, parsePath } from '../asked/words-of-command.ts';
import { requireKnownPrices } from '../asked/require-known-prices.ts';
import { WHAT_IF_OPTION } from '../asked/suppose-prices.ts';
import { OUTCOME_OPTIONS, outcomeFiles, type OutcomeFlags } from '../outcomes/outcome-options.ts';
import type { AuditContext } from '../run-audit.ts';

/** What the `audit prove` command is handed. */
export interface ProveCommandContext extends AuditContext {
  /** The folder that relative paths are in. */
  readonly directory: string;
}

interface ProveFlags extends OutcomeFlags {
  readonly since?: IsoDate;
  readonly until?: IsoDate;
  readonly prices?: IsoDate;
  readonly whatIf?: readonly string[];
  readonly mapping?: string;
  readonly out?: string;
  readonly seed: string;
  readonly halfWidth?: number;
}

function parsePoints(text: string): number {
  const points = /^\d{1,2}(?:\.\d+)?$/u.test(text) ? Number(text) : 0;
  if (points >= 0.5 && points <= 50) return points;
  throw new InvalidArgumentError('It must be a number of points from 0.5 to 50.');
}

/** Makes the `audit prove` command: cases of the log on which the plans of a finding are to be compared. */
export function createProveCommand(context: () => ProveCommandContext): Command {
  return new Command('prove')
    .description('Write the evaluation suite for a finding: cases of your log, drawn by chance.')
    .argument('<finding>', 'the id of a finding, as the audit shows it, or its beginning')
    .argument('[folders...]', 'the folders or files of that audit, if it named any', addPath)
    .option('--since <day>', 'first day of that audit, in UTC', parseDay)
    .option('--until <day>', 'last day of that audit, in UTC', parseDay)
    .option('--prices <day>', 'the day whose list prices count; default today', parseDay)
    .option(...WHAT_IF_OPTION)
    .option('--mapping <file>', 'the mapping of that audit, if it had one', parsePath)
    .option(...OUTCOME_OPTIONS.ownOutcomes)
    .option(...OUTCOME_OPTIONS.recordedWork)
    .option(
      '--out <file>',
      'the file to write, which must not be there; default suite-<finding>.json',
      parsePath,
    )
    .option('--seed <text>', 'seed of the draw', 'vernier')
    .option(
      '--half-width <points>',
      'half the width of the interval that is wanted, in right answers of 100; default 5',
      parsePoints,
    )
    .addHelpText(
      'after',
      '\nThe file names sessions and times, and holds no text. Nothing is sent.\n\nExample:\n  vernier audit prove lower-model --until 2026-11-20 --half-width 4',
    )
    .action(async (findingId: string, folders: readonly string[], flags: ProveFlags) => {
      const { directory, ...audit } = context();
      requireKnownPrices(flags.prices, audit.clock);
      const { halfWidth, mapping, ...options } = flags;
      const outcomes = outcomeFiles(flags, directory);
      // every start loads this file, and only a proof what reads transcripts
      const { proveFinding } = await import('./prove-finding.ts');
      await proveFinding(audit, {
        ...options,
        findingId,
        directory,
        outcomes,
        halfWidthPoints: halfWidth,
        mapping: mapping === undefined ? undefined : resolve(directory, mapping),
        folders: folders.map((folder) => resolve(directory, folder)),
      });
    });
}
