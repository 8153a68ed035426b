import { resolve } from 'node:path';
import { IsoDate, VernierError } from '#core';
import { Command, InvalidArgumentError } from 'commander';
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
  readonly csv?: string;
  readonly html?: string;
  readonly markdown?: string;
  readonly mapping?: string;
  readonly withText?: boolean;
}

function parseDay(text: string): IsoDate {
  const day = IsoDate.safeParse(text);
  if (day.success) return day.data;
  throw new InvalidArgumentError('It must be a day such as 2026-11-20.');
}

/** Makes the `audit` command: what was used, from transcripts, exports and the own ledger. */
export function createAuditCommand(context: () => AuditCommandContext): Command {
  return new Command('audit')
    .description('Show what was used and what it cost: coding agents, exports of usage, the own ledger.')
    .argument('[folders...]', 'folders or files to read instead of what is on this machine')
    .option('--since <day>', 'first day that counts, in UTC', parseDay)
    .option('--until <day>', 'last day that counts, in UTC', parseDay)
    .option('--prices <day>', "price all calls as on this day instead of each call's own", parseDay)
    .option('--csv <file>', 'write every call into this file as well')
    .option('--html <file>', 'write the report into this file as a page of its own')
    .option('--markdown <file>', 'write the report into this file as Markdown')
    .option('--mapping <file>', 'say in this file which column of the named files is what')
    .option(...OUTCOME_OPTIONS.ownOutcomes)
    .option(...OUTCOME_OPTIONS.recordedWork)
    .option('--with-text', 'show up to three messages of each kind of work, redacted')
    .addHelpText(
      'after',
      '\nNo text is shown or kept without --with-text, and nothing is sent.\n\nExample:\n  vernier audit --since 2026-10-01 --prices 2026-11-20',
    )
    .action(async (folders: readonly string[], flags: AuditFlags) => {
      const { csv, html, markdown, mapping, since, until } = flags;
      if (since !== undefined && until !== undefined && since > until) {
        const message = `--since ${since} lies after --until ${until}: give the earlier day to --since`;
        throw new VernierError('bad-request', message);
      }
      const { directory, ...audit } = context();
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
      });
    })
    .enablePositionalOptions()
    .addCommand(createSampleCommand(context))
    .addCommand(createProveCommand(context));
}
