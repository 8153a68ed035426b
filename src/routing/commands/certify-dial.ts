import { type Certificate, toIsoTimestamp } from '#core';
import type { DialRecord } from '../dial/dial.ts';
import { TOP_KNOT } from '../dial/spend-targets.ts';
import { listClaims } from '../certificate/claim.ts';
import { openPolicy } from '../open-policy.ts';
import type { RowTable } from '../rows/row-table.ts';
import { certifyOnRecord } from '../store.ts';
import { certificateSentence } from './certificate-text.ts';
import type { DialCommandContext } from './command-context.ts';
import { readRows, requireCertifyRows } from './read-rows.ts';
import { rowsText } from './rows-text.ts';
import { readDial } from './show-dial.ts';

/** The options of `vernier dial certify`. */
export interface CertifyDialOptions {
  readonly recordings: readonly string[];
  /** The shares of the top plan's quality to certify. */
  readonly hold: readonly number[];
  readonly delta: number;
  readonly simultaneous: boolean;
}

async function certifyEach(
  context: DialCommandContext,
  { dial, rows }: { readonly dial: DialRecord; readonly rows: RowTable },
  { hold, delta, simultaneous }: CertifyDialOptions,
): Promise<Certificate[]> {
  const progress = context.terminal.progress('certifying');
  const policy = openPolicy(dial.policy);
  const now = toIsoTimestamp(context.clock.now());
  const store = await context.openStore();
  try {
    const certificates: Certificate[] = [];
    const claims = listClaims(rows, { rhos: hold, simultaneous });
    for (const claim of claims) {
      progress.update(certificates.length / claims.length, `hold ${claim.rho}`);
      certificates.push(await certifyOnRecord(store.db, { policy, rows }, { ...claim, delta, now }));
    }
    return certificates;
  } finally {
    progress.done();
    await store.close();
  }
}

/**
 * Certifies promises of the dial in force on the certify rows of recordings; every attempt is kept and paid for.
 *
 * The answer is no when nothing below the top plan could be certified.
 */
export async function certifyDial(
  context: DialCommandContext,
  options: CertifyDialOptions,
): Promise<Certificate[]> {
  const dial = await readDial(context);
  const { policy } = dial;
  const models = policy.plans.flatMap((plan) =>
    plan.steps.flatMap((step) => (step.type === 'call' ? [step.modelId] : [])),
  );
  const { recordings } = options;
  const read = await readRows(context, { recordings, models, priceDate: policy.priceDate });
  requireCertifyRows(read);
  context.terminal.note(rowsText(read));
  const certificates = await certifyEach(context, { dial, rows: read.certifyRows }, options);
  if (certificates.every((certificate) => certificate.lowestKnot === TOP_KNOT)) context.answerIsNo();
  const text = certificates.map((one) => certificateSentence(one, dial.readings, policy)).join('\n');
  context.terminal.report({ text, json: certificates });
  return certificates;
}
