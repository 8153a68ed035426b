import { resolve } from 'node:path';
import { VernierError } from '#core';
import { supposePrices } from '../asked/suppose-prices.ts';
import type { Findings } from '../findings/find-findings.ts';
import { type AuditContext, type AuditOptions, makeReport } from '../run-audit.ts';
import type { CallTable } from '../tally/call-table.ts';
import { chooseFinding } from './choose-finding.ts';
import { collectTasks } from './collect-tasks.ts';
import { drawSuite } from './draw-suite.ts';
import { suiteText } from './suite-text.ts';
import { writeSuite } from './write-suite.ts';

/** What somebody asks of a proof. */
export interface ProofOptions extends AuditOptions {
  /** The id of a finding, or a beginning that only one has. */
  readonly findingId: string;
  /** The folder that relative paths are in. */
  readonly directory: string;
  /** Default: `suite-<finding>.json`. */
  readonly out?: string | undefined;
  readonly seed: string;
  readonly halfWidthPoints?: number | undefined;
}

/**
 * Writes the evaluation suite for a finding: cases of the log on which two plans are to be compared.
 *
 * Throws  'not-found' for an id that no finding has; 'bad-request' for a finding without plans, and for several; 'file-unwritable', also
 *         for a file that is there; and as the audit does
 */
export async function proveFinding(context: AuditContext, options: ProofOptions): Promise<void> {
  const { findingId, directory, seed, halfWidthPoints } = options;
  let seen: { readonly findings: Findings; readonly calls: CallTable } | undefined;
  await makeReport(context, options, {
    onFindings: (findings, calls) => {
      seen = { findings, calls };
    },
  });
  if (seen === undefined) throw new Error('a report was made without looking for findings');
  const { report } = seen.findings;
  const finding = chooseFinding([...report.findings, ...report.small], findingId);
  const { out = `suite-${finding.id}.json` } = options;
  const { priceDate } = report;
  const { catalog, whatIf } = supposePrices(context.catalog, options, priceDate);
  const tasks = collectTasks({ ...seen, finding, catalog, at: priceDate });
  if (tasks.length === 0) {
    throw new VernierError(
      'bad-request',
      `${finding.id} is about no task that its source tells a session of`,
    );
  }
  const drawn = drawSuite({ finding, tasks, seed, halfWidthPoints, priceDate });
  const suite = whatIf.length === 0 ? drawn : { ...drawn, whatIf };
  writeSuite(resolve(directory, out), suite);
  context.terminal.report({ text: suiteText(suite, out), json: suite });
}
