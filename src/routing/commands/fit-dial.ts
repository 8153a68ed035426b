import { accessSync, constants, existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Progress, toIsoTimestamp, VernierError } from '#core';
import { loadCertificatesInForce } from '../certificate/store.ts';
import { type Claim, listClaims } from '../certificate/claim.ts';
import { fitAndMeasure } from '../create-dial.ts';
import { openPolicy } from '../open-policy.ts';
import type { DialRecord } from '../dial/dial.ts';
import { serveCertificates } from '../dial/served-certificates.ts';
import type { RoutingConfig } from '../schema.ts';
import { certifyOnRecord, saveDial } from '../store.ts';
import type { DialCommandContext } from './command-context.ts';
import { dialText } from './dial-text.ts';
import { gapText } from './gap-text.ts';
import { readRows, type ReadRows, requireCertifyRows, requireFitRows, type RowOptions } from './read-rows.ts';
import { rowsText } from './rows-text.ts';
import { unservedText } from './unserved-text.ts';

/** The options of `vernier dial fit`. */
export interface FitDialOptions extends RowOptions {
  readonly seed: string;
  /** A file to write the dial to as well. */
  readonly out?: string;
  readonly config: RoutingConfig;
}

/** Shares of the work after fitting, for the progress bar. */
const FITTED_SHARE = 0.85;
const MEASURED_SHARE = 0.95;

function unwritable(path: string, error: unknown, advice: string): VernierError {
  const reason = error instanceof Error ? error.message : String(error);
  return new VernierError('file-unwritable', `${path} cannot be written (${reason}): ${advice}`, {
    cause: error,
  });
}

/** Finds out before minutes of work whether their result can be written. */
function requireWritable(path: string): void {
  try {
    const isThere = existsSync(path);
    if (isThere && statSync(path).isDirectory()) throw new Error('it is a directory');
    accessSync(isThere ? path : dirname(path), constants.W_OK);
  } catch (error) {
    throw unwritable(path, error, 'choose another --out');
  }
}

function writeDial(path: string, dial: DialRecord): void {
  try {
    writeFileSync(path, `${JSON.stringify(dial)}\n`);
  } catch (error) {
    const advice =
      'the dial is fitted and in force all the same; make room or choose another --out, and fit again to write it';
    throw unwritable(path, error, advice);
  }
}

/**
 * Certifies each promise on record; one that cannot be tested after earlier tests is noted, for the dial is fitted all
 * the same.
 */
async function certifyClaims(
  { terminal }: DialCommandContext,
  claims: readonly Claim[],
  certify: (claim: Claim) => Promise<unknown>,
): Promise<void> {
  for (const claim of claims) {
    try {
      await certify(claim);
    } catch (error) {
      if (!(error instanceof VernierError && error.code === 'not-enough-rows')) throw error;
      terminal.note(error.message);
    }
  }
}

/** Puts a dial in force and certifies it; gives it with all certificates in force. */
async function saveAndCertify(
  context: DialCommandContext,
  { dial, rows }: { readonly dial: DialRecord; readonly rows: ReadRows },
  { config, now, progress }: FitDialOptions & { readonly now: string; readonly progress: Progress },
): Promise<DialRecord> {
  const policy = openPolicy(dial.policy);
  const store = await context.openStore();
  try {
    await saveDial(store.db, dial, now);
    const { certifyRows } = rows;
    const { claims, gap } = listClaims({ policy: dial.policy, rows: certifyRows }, config);
    if (gap !== undefined) context.terminal.note(gapText(certifyRows.caseIds.length, gap));
    await certifyClaims(context, claims, async (claim) => {
      progress.update(MEASURED_SHARE, `certifying ${claim.rho}`);
      const options = { ...claim, delta: config.delta, now };
      await certifyOnRecord(store.db, { policy, rows: certifyRows }, options);
    });
    return { ...dial, certificates: await loadCertificatesInForce(store.db, dial.policy.hash) };
  } finally {
    await store.close();
  }
}

/**
 * Fits, measures and certifies a dial from recordings, and puts it in force.
 *
 * Throws  what `readRows` throws; 'file-unwritable' for `out`, before any work where that can be known
 */
export async function fitDial(context: DialCommandContext, options: FitDialOptions): Promise<DialRecord> {
  const { terminal, clock } = context;
  if (options.out !== undefined) requireWritable(options.out);
  const progress = terminal.progress('fitting');
  try {
    const rows = await readRows(context, options);
    requireFitRows(rows);
    requireCertifyRows(rows);
    terminal.note(rowsText(rows));
    const working = { ...options, progress, now: toIsoTimestamp(clock.now()) };
    const fitted = fitAndMeasure(rows, {
      config: options.config,
      random: context.createRandom(options.seed),
      priceDate: rows.priceDate,
      createdAt: working.now,
      source: 'recorded',
      ...(rows.costSource === undefined ? {} : { costSource: rows.costSource }),
      onProgress: (share, what) => progress.update(FITTED_SHARE * share, what),
    });
    const dial = await saveAndCertify(context, { dial: fitted, rows }, working);
    progress.done();
    if (options.out !== undefined) writeDial(options.out, dial);
    const { delta } = options.config;
    const { served, tooRisky } = serveCertificates(dial.certificates, delta);
    const text = `${dialText({ ...dial, certificates: served })}${unservedText(tooRisky, delta)}`;
    const written = options.out === undefined ? '' : ` Written to ${options.out}.`;
    terminal.report({
      text: `${text}\n\nIn force: the next \`vernier up\` serves it.${written}`,
      json: { ...dial, certificates: served },
    });
    return dial;
  } finally {
    progress.done();
  }
}
