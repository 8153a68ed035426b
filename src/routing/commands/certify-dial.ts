import { type Certificate, toIsoTimestamp, VernierError } from '#core';
import type { DialRecord } from '../dial/dial.ts';
import { serveCertificates } from '../dial/served-certificates.ts';
import { TOP_KNOT } from '../dial/spend-targets.ts';
import { loadCertificatesInForce } from '../certificate/store.ts';
import { poolHash } from '../certificate/certify.ts';
import { type Claim, listClaims, rowsOfClaim } from '../certificate/claim.ts';
import { openPolicy } from '../open-policy.ts';
import type { RowTable } from '../rows/row-table.ts';
import { certifyOnRecord } from '../store.ts';
import { keeperOf, promiseSentence } from './certificate-text.ts';
import type { DialCommandContext } from './command-context.ts';
import { gapText } from './gap-text.ts';
import { type Answer, poolLines } from './pool-text.ts';
import { readRows, requireCertifyRows } from './read-rows.ts';
import { rowsText } from './rows-text.ts';
import { readDial } from './show-dial.ts';
import { unservedText } from './unserved-text.ts';

/** The options of `vernier dial certify`. */
export interface CertifyDialOptions {
  readonly recordings: readonly string[];
  /** The shares of the top plan's quality to certify. */
  readonly hold: readonly number[];
  readonly delta: number;
  readonly simultaneous: boolean;
}

interface Subject {
  readonly dial: DialRecord;
  readonly rows: RowTable;
  readonly claims: readonly Claim[];
}

/** A claim's certificate beside the cases it was asked on and what was in force before. */
function toAnswer({ dial, rows }: Subject, claim: Claim, certificate: Certificate): Answer {
  const asked = rowsOfClaim(rows, claim);
  const { segment, rho } = certificate;
  const before = dial.certificates.find((one) => one.segment === segment && one.rho === rho);
  return {
    certificate,
    asked: { n: new Set(asked.clusterIds).size, poolHash: poolHash(asked) },
    ...(before === undefined ? {} : { before }),
  };
}

/** Certifies claim by claim; gives what answers each, and the certificates in force after that. */
async function certifyEach(
  context: DialCommandContext,
  subject: Subject,
  delta: number,
): Promise<{ readonly answers: readonly Answer[]; readonly inForce: readonly Certificate[] }> {
  const { dial, rows, claims } = subject;
  const progress = context.terminal.progress('certifying');
  const policy = openPolicy(dial.policy);
  const now = toIsoTimestamp(context.clock.now());
  const store = await context.openStore();
  try {
    const answers: Answer[] = [];
    for (const claim of claims) {
      progress.update(answers.length / claims.length, `hold ${claim.rho}`);
      const certificate = await certifyOnRecord(store.db, { policy, rows }, { ...claim, delta, now });
      answers.push(toAnswer(subject, claim, certificate));
    }
    const inForce = await loadCertificatesInForce(store.db, dial.policy.hash);
    return { answers, inForce };
  } finally {
    progress.done();
    await store.close();
  }
}

/** The claims that rows may make: on all requests, or on single kinds of work alone, which is then noted. */
function requireClaims(
  { terminal }: DialCommandContext,
  subject: Omit<Subject, 'claims'>,
  { hold, simultaneous }: CertifyDialOptions,
): readonly Claim[] {
  const { dial, rows } = subject;
  const { claims, gap } = listClaims({ policy: dial.policy, rows }, { rhos: hold, simultaneous });
  if (gap === undefined) return claims;
  const text = gapText(rows.caseIds.length, gap);
  if (claims.length === 0) throw new VernierError('not-enough-rows', text);
  terminal.note(`${text}; until then only single kinds of work are certified on these`);
  return claims;
}

/**
 * Certifies promises of the dial in force on the certify rows of recordings; every attempt is kept and paid for.
 *
 * The answer is no when nothing below the top plan could be certified, and no other certificate keeps it there.
 *
 * Throws  'not-enough-rows' for rows of another mix of work than was fitted on, with too few of any kind by itself,
 *         and for a part of cases that were tested before
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
  const before = serveCertificates(dial.certificates, options.delta).served;
  const subject = { dial: { ...dial, certificates: before }, rows: read.certifyRows };
  const claims = requireClaims(context, subject, options);
  const { answers, inForce } = await certifyEach(context, { ...subject, claims }, options.delta);
  for (const line of poolLines(answers)) context.terminal.note(line);
  const certificates = answers.map(({ certificate }) => certificate);
  const { served, tooRisky } = serveCertificates(inForce, options.delta);
  const keepers = certificates.map((one) => keeperOf(one, served));
  if (keepers.every(({ lowestKnot }) => lowestKnot === TOP_KNOT)) context.answerIsNo();
  const text = certificates.map((one) => promiseSentence(one, { ...dial, certificates: served })).join('\n');
  context.terminal.report({ text: `${text}${unservedText(tooRisky, options.delta)}`, json: certificates });
  return certificates;
}
