import type { Certificate } from '#core';
import { certify } from './certificate/certify.ts';
import { listClaims } from './certificate/claim.ts';
import type { DialRecord } from './dial/dial.ts';
import { measureReadings } from './dial/measure-readings.ts';
import { measureSteps } from './dial/measure-steps.ts';
import { type FitOptions, fitPolicy } from './fit/fit-policy.ts';
import { openPolicy } from './open-policy.ts';
import type { RowTable } from './rows/row-table.ts';

/** Rows by what they may be used for; no cluster is in both. */
export interface DialRows {
  readonly fitRows: RowTable;
  readonly certifyRows: RowTable;
}

/**
 * Fits a policy on fit rows and measures all its knots, and the steps between them, on certify rows; nothing is certified yet.
 *
 * Throws  'rows-already-used' for certify rows of a cluster that was fitted on; 'not-enough-rows' for fewer than two
 */
export function fitAndMeasure({ fitRows, certifyRows }: DialRows, options: FitOptions): DialRecord {
  const policy = fitPolicy(fitRows, options);
  options.onProgress?.(1, 'measuring');
  const { random } = options;
  const readings = measureReadings(openPolicy(policy), certifyRows, { random });
  const steps = measureSteps(openPolicy(policy), certifyRows, { random });
  return { version: 1, policy, readings, steps, certificates: [] };
}

/**
 * Fits, measures and certifies a dial without a store: for certify rows that are used once and for this dial alone, so
 * that every attempt is the first.
 *
 * Throws  what `fitAndMeasure` throws
 */
export function createDial(rows: DialRows, options: FitOptions): DialRecord {
  const dial = fitAndMeasure(rows, options);
  const policy = openPolicy(dial.policy);
  const { delta } = options.config;
  const certificates: Certificate[] = listClaims(rows.certifyRows, options.config).map((claim) =>
    certify(policy, rows.certifyRows, { ...claim, delta, attempt: 1, issuedAt: options.createdAt }),
  );
  return { ...dial, certificates };
}
