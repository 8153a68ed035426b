import { writeFileSync } from 'node:fs';
import { toIsoTimestamp, VernierError } from '#core';
import { openPolicy } from '../open-policy.ts';
import { fitPolicy } from '../dial/fit-policy.ts';
import { measureReadings } from '../dial/measure-readings.ts';
import type { DialRecord } from '../dial/dial.ts';
import { rowRole } from '../rows/row-role.ts';
import { selectRows } from '../rows/row-table.ts';
import type { RoutingConfig } from '../schema.ts';
import { certifyOnRecord, saveDial } from '../store.ts';
import type { DialCommandContext } from './command-context.ts';
import { dialText } from './dial-text.ts';
import { readRows, type RowOptions } from './read-rows.ts';

/** The options of `vernier dial fit`. */
export interface FitDialOptions extends RowOptions {
  readonly seed: string;
  /** A file to write the dial to as well. */
  readonly out?: string;
  readonly config: RoutingConfig;
}

function writeDial(path: string, dial: DialRecord): void {
  try {
    writeFileSync(path, `${JSON.stringify(dial)}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new VernierError('file-unwritable', `${path} cannot be written (${reason}): choose another --out`, {
      cause: error,
    });
  }
}

/** Fits, measures and certifies a dial from recordings, and puts it in force. */
export async function fitDial(context: DialCommandContext, options: FitDialOptions): Promise<DialRecord> {
  const { terminal, clock } = context;
  const progress = terminal.progress('fitting');
  const { table, leftOut, priceDate } = await readRows(context, options);
  const fitRows = selectRows(table, (clusterId) => rowRole(clusterId) === 'fit');
  const certifyRows = selectRows(table, (clusterId) => rowRole(clusterId) === 'certify');
  terminal.note(
    `${table.caseIds.length} rows (${leftOut.missingOutcome} without an outcome of every model, ${leftOut.unpriced} unpriced left out): ` +
      `${fitRows.caseIds.length} to fit, ${certifyRows.caseIds.length} to measure and certify`,
  );
  const now = toIsoTimestamp(clock.now());
  const random = context.createRandom(options.seed);
  const policy = fitPolicy(fitRows, {
    config: options.config,
    random,
    priceDate,
    createdAt: now,
    source: 'recorded',
    onProgress: (share, what) => progress.update(share, what),
  });
  const open = openPolicy(policy);
  progress.update(0.9, 'measuring');
  const readings = measureReadings(open, certifyRows, { random });
  const store = await context.openStore();
  try {
    await saveDial(store.db, { version: 1, policy, readings, certificates: [] }, now);
    const certificates = [];
    for (const rho of options.config.rhos) {
      const claim = { rho, delta: options.config.delta, now };
      certificates.push(await certifyOnRecord(store.db, { policy: open, rows: certifyRows }, claim));
    }
    const dial: DialRecord = { version: 1, policy, readings, certificates };
    if (options.out !== undefined) writeDial(options.out, dial);
    progress.done();
    terminal.report({ text: dialText(dial), json: dial });
    return dial;
  } finally {
    await store.close();
  }
}
