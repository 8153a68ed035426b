import { resolve } from 'node:path';
import { type AuditedWork, VernierError } from '#core';
import { auditReportText } from './audited/audit-report-text.ts';
import { createAuditReport } from './audited/create-audit-report.ts';
import { onePriceDay } from './audited/one-price-day.ts';
import { readAudit } from './audited/read-audit.ts';
import type { RoiCommandContext } from './roi-command-context.ts';
import type { ScenarioFlags } from './run-scenario.ts';
import { readTerms } from './scenario/read-terms.ts';
import type { AuditTerms } from './scenario/terms-schema.ts';

/** How an audit is to be worked out. */
export interface AuditFlags extends ScenarioFlags {
  /** The file of the report. */
  readonly audit: string;
  readonly withGuesses?: boolean;
}

const NOTHING_STATED: AuditTerms = { version: 1 };

/** What is supposed in a report cannot be told apart from its list prices any more. */
function refuseSupposedPrices({ prices: { whatIf } }: AuditedWork): void {
  if (whatIf.length === 0) return;
  const models = whatIf.map(({ model }) => model).join(', ');
  const message = `the report is at what-if prices of ${models}: make it without \`--what-if\``;
  throw new VernierError('bad-request', message);
}

/** The report sums calls up: it cannot be priced again. */
function refuseOtherPrices(pricesAt: string, { prices = pricesAt, whatIf = [] }: AuditFlags): void {
  if (whatIf.length > 0) {
    throw new VernierError(
      'bad-request',
      '--what-if beside --audit: a report has its prices already, suppose prices for a scenario of stated volumes',
    );
  }
  if (prices === pricesAt) return;
  throw new VernierError(
    'bad-request',
    `--prices ${prices} beside a report at the prices of ${pricesAt}: make the report with \`vernier audit --prices ${prices} --json\``,
  );
}

/** Runs `vernier roi --audit REPORT`; a file beside it states what no audit can know. */
export function reckonReport(context: RoiCommandContext, named: string | undefined, flags: AuditFlags): void {
  const { terminal, catalog, places, createRandom, answerIsNo } = context;
  const audit = readAudit(resolve(places.directory, flags.audit));
  refuseSupposedPrices(audit);
  const pricesAt = onePriceDay(audit, catalog);
  refuseOtherPrices(pricesAt, flags);
  const terms = named === undefined ? NOTHING_STATED : readTerms(resolve(places.directory, named));
  const progress = terminal.progress('drawing');
  const report = createAuditReport({
    audit,
    terms,
    pricesAt,
    withGuesses: flags.withGuesses ?? false,
    draws: flags.draws,
    seed: flags.seed,
    createRandom,
    onProgress: (share) => progress.update(share),
  });
  progress.done();
  if (report.result.status !== 'priced') answerIsNo();
  terminal.report({ text: auditReportText(report), json: report });
}
