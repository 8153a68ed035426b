import { type Certificate, toIsoTimestamp } from '#core';
import { openPolicy } from '../open-policy.ts';
import { rowRole } from '../rows/row-role.ts';
import { selectRows } from '../rows/row-table.ts';
import { certifyOnRecord } from '../store.ts';
import type { DialCommandContext } from './command-context.ts';
import { certificateSentence } from './dial-text.ts';
import { readRows } from './read-rows.ts';
import { readDial } from './show-dial.ts';

/** The options of `vernier dial certify`. */
export interface CertifyDialOptions {
  readonly recordings: readonly string[];
  /** The shares of the top plan's quality to certify. */
  readonly hold: readonly number[];
  readonly delta: number;
}

/** Certifies promises of the dial in force on the certify rows of recordings; every attempt is kept and paid for. */
export async function certifyDial(
  context: DialCommandContext,
  options: CertifyDialOptions,
): Promise<Certificate[]> {
  const dial = await readDial(context);
  const { policy } = dial;
  const models = policy.plans.flatMap((plan) =>
    plan.steps.flatMap((step) => (step.type === 'call' ? [step.modelId] : [])),
  );
  const { table } = await readRows(context, {
    recordings: options.recordings,
    models,
    priceDate: policy.priceDate,
  });
  const rows = selectRows(table, (clusterId) => rowRole(clusterId) === 'certify');
  const store = await context.openStore();
  try {
    const certificates: Certificate[] = [];
    for (const rho of options.hold) {
      const claim = { rho, delta: options.delta, now: toIsoTimestamp(context.clock.now()) };
      certificates.push(await certifyOnRecord(store.db, { policy: openPolicy(policy), rows }, claim));
    }
    const text = certificates.map((one) => certificateSentence(one, dial.readings, policy)).join('\n');
    context.terminal.report({ text, json: certificates });
    return certificates;
  } finally {
    await store.close();
  }
}
