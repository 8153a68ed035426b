import type { Certificate, Random } from '#core';
import { certify } from './certificate/certify.ts';
import { listClaims } from './certificate/claim.ts';
import { forecastCases } from './certificate/forecast-cases.ts';
import type { DialRecord } from './dial/dial.ts';
import { measureHullGains } from './single-plans/measure-hull-gains.ts';
import { measurePlanReadings } from './single-plans/measure-plan-readings.ts';
import { measureReadings } from './dial/measure-readings.ts';
import { measureSteps } from './dial/measure-steps.ts';
import { type FitOptions, fitPolicy } from './fit/fit-policy.ts';
import { type OpenPolicy, openPolicy } from './open-policy.ts';
import type { RowTable } from './rows/row-table.ts';

/** Rows by what they may be used for; no cluster is in both. */
export interface DialRows {
  readonly fitRows: RowTable;
  readonly certifyRows: RowTable;
}

/**
 * Measures a policy on certify rows: its knots, the steps between them, its single plans, and the knots against the
 * static hull.
 *
 * Throws  'rows-already-used' for rows of a cluster that was fitted on; 'not-enough-rows' for fewer than two
 */
function measureDial(
  policy: OpenPolicy,
  rows: RowTable,
  { random }: { readonly random: Random },
): Pick<DialRecord, 'readings' | 'steps' | 'planReadings' | 'hullGains'> {
  return {
    readings: measureReadings(policy, rows, { random }),
    steps: measureSteps(policy, rows, { random }),
    planReadings: measurePlanReadings(policy, rows, { random }),
    hullGains: measureHullGains(policy, rows, { random }),
  };
}

/**
 * Fits a policy on fit rows and measures it on certify rows; nothing is certified yet.
 *
 * Throws  'rows-already-used' for certify rows of a cluster that was fitted on; 'not-enough-rows' for fewer than two
 */
export function fitAndMeasure({ fitRows, certifyRows }: DialRows, options: FitOptions): DialRecord {
  const policy = fitPolicy(fitRows, options);
  options.onProgress?.(1, 'measuring');
  return { version: 1, policy, ...measureDial(openPolicy(policy), certifyRows, options), certificates: [] };
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
  const { certifyRows } = rows;
  const certificates: Certificate[] = listClaims(
    { policy: dial.policy, rows: certifyRows },
    options.config,
  ).claims.map((claim) => {
    const one = certify(policy, certifyRows, { ...claim, delta, attempt: 1, issuedAt: options.createdAt });
    return forecastCases(policy, certifyRows, one);
  });
  return { ...dial, certificates };
}
