import { resolve } from 'node:path';
import { type IsoDate, VernierError } from '#core';
import { Command } from 'commander';
import { addPath, parseDay, parsePath } from './asked/words-of-command.ts';
import { requireKnownPrices } from './asked/require-known-prices.ts';
import { WHAT_IF_OPTION } from './asked/suppose-prices.ts';
import { OUTCOME_OPTIONS, outcomeFiles, type OutcomeFlags } from './outcomes/outcome-options.ts';
import type { AuditContext } from './run-audit.ts';
import { createProveCommand } from './prove/command.ts';
import { createSampleCommand } from './sample/command.ts';

/** What the `audit` command is handed by the command line. */
export interface AuditCommandContext extends AuditContext {
  /** The folder that relative paths are in. */
  readonly directory: string;
}

interface AuditFlags extends OutcomeFlags {
  readonly since?: IsoDate;
  readonly until?: IsoDate;
  readonly prices?: IsoDate;
  readonly whatIf?: readonly string[];
  readonly csv?: string;
  readonly html?: string;
  readonly markdown?: string;
  readonly mapping?: string;
  readonly withText?: boolean;
}

/** Refuses days between which there is none, and prices that nobody knows. */
function requireDays({ since, until, prices }: AuditFlags, { clock }: AuditContext): void {
  if (since !== undefined && until !== undefined && since > until) {
    const message = `--since ${since} lies after --until ${until}: give the earlier day to --since`;
    throw new VernierError('called-wrongly', message);
  }
  requireKnownPrices(prices, clock);
}

/** Makes the `audit` command: what was used, from transcripts, exports and the own ledger. */
export function createAuditCommand(context: () => AuditCommandContext): Command {
  return new Command('audit')
    .description('Show what was used and what it cost: coding agents, exports of usage, the own ledger.')
    .argument('[folders...]', 'folders or files to read instead of what is on this machine', addPath)
    .option('--since <day>', 'first day that counts, in UTC', parseDay)
    .option('--until <day>', 'last day that counts, in UTC', parseDay)
    .option('--prices <day>', "price all calls as on this day instead of each call's own", parseDay)
    .option(...WHAT_IF_OPTION)
    .option('--csv <file>', 'write every call into this file as well', parsePath)
    .option('--html <file>', 'write the report into this file as a page of its own', parsePath)
    .option('--markdown <file>', 'write the report into this file as Markdown', parsePath)
    .option('--mapping <file>', 'say in this file which column of the named files is what', parsePath)
    .option(...OUTCOME_OPTIONS.ownOutcomes)
    .option(...OUTCOME_OPTIONS.recordedWork)
    .option('--with-text', 'show up to three messages of each kind of work, redacted')
    .addHelpText(
      'after',
      '\nNo text is shown or kept without --with-text, and nothing is sent.\n\nExample:\n  vernier audit --since 2026-10-01 --prices 2026-11-20',
    )
    .action(async (folders: readonly string[], flags: AuditFlags) => {
      const { csv, html, markdown, mapping, ownOutcomes = [], recordedWork = [], whatIf = [] } = flags;
      const { directory, ...audit } = context();
      requireDays(flags, audit);
      const place = (path: string | undefined) => (path === undefined ? undefined : resolve(directory, path));
      // every start loads this file, and only an audit what reads transcripts
      const { runAudit } = await import('./run-audit.ts');
      await runAudit(audit, {
        ...flags,
        folders: folders.map((folder) => resolve(directory, folder)),
        csv: place(csv),
        html: place(html),
        markdown: place(markdown),
        mapping: place(mapping),
        outcomes: outcomeFiles(flags, directory),
        given: { folders, mapping: mapping ?? null, ownOutcomes, recordedWork, whatIf },
      });
    })
    .enablePositionalOptions()
    .addCommand(createSampleCommand(context))
    .addCommand(createProveCommand(context));
}
