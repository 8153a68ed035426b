import { resolve } from 'node:path';
import { type Finding, VernierError } from '#core';
import type { Findings } from '../findings/find-findings.ts';
import { type AuditContext, type AuditOptions, makeReport } from '../run-audit.ts';
import type { CallTable } from '../tally/call-table.ts';
import { collectTasks } from './collect-tasks.ts';
import { drawSuite } from './draw-suite.ts';
import { suiteText } from './suite-text.ts';
import { writeSuite } from './write-suite.ts';

/** What somebody asks of a proof. */
export interface ProofOptions extends AuditOptions {
  readonly findingId: string;
  /** The folder that relative paths are in. */
  readonly directory: string;
  /** Default: `suite-<finding>.json`. */
  readonly out?: string | undefined;
  readonly seed: string;
  readonly halfWidthPoints?: number | undefined;
}

/** Finds a finding that plans can be compared for, or says why there is none. */
function provable(findings: readonly Finding[], id: string) {
  const finding = findings.find((one) => one.id === id);
  const ids = findings.filter(({ plans }) => plans !== undefined).map((one) => one.id);
  const others =
    ids.length === 0 ? 'no finding of this log compares plans' : `such findings are: ${ids.join(', ')}`;
  if (finding === undefined) {
    throw new VernierError(
      'not-found',
      `${id} is no finding of this log: give the folders and days of the audit that named it; ${others}`,
    );
  }
  const { plans } = finding;
  if (plans === undefined) {
    const why =
      finding.proof.status === 'counted' ? 'it was counted in this log' : 'it has to be tried while working';
    throw new VernierError('bad-request', `${id} has no plans to compare, ${why}: ${others}`);
  }
  return { ...finding, plans };
}

/**
 * Writes the evaluation suite for a finding: cases of the log on which two plans are to be compared.
 *
 * Throws  'not-found' for an id that no finding has; 'bad-request' for a finding without plans; 'file-unwritable', also
 *         for a file that is there; and as the audit does
 */
export async function proveFinding(context: AuditContext, options: ProofOptions): Promise<void> {
  const { findingId, directory, out = `suite-${findingId}.json`, seed, halfWidthPoints } = options;
  let seen: { readonly findings: Findings; readonly calls: CallTable } | undefined;
  await makeReport(context, options, (findings, calls) => {
    seen = { findings, calls };
  });
  if (seen === undefined) throw new Error('a report was made without looking for findings');
  const { report } = seen.findings;
  const finding = provable([...report.findings, ...report.small], findingId);
  const { priceDate } = report;
  const tasks = collectTasks({ ...seen, finding, catalog: context.catalog, at: priceDate });
  if (tasks.length === 0) {
    throw new VernierError('bad-request', `${findingId} is about no task that its source tells a session of`);
  }
  const suite = drawSuite({ finding, tasks, seed, halfWidthPoints, priceDate });
  writeSuite(resolve(directory, out), suite);
  context.terminal.report({ text: suiteText(suite, out), json: suite });
}
