import { type Certificate, formatTable, formatUsd, type Gate, type Policy, type Reading } from '#core';
import type { DialRecord } from '../dial/dial.ts';
import { TOP_KNOT } from '../dial/spend-targets.ts';

const percent = (share: number, digits = 1) => `${(100 * share).toFixed(digits)} %`;

function qualityText({ quality }: Reading): string {
  return `${percent(quality.mean)}  [${percent(quality.low)}, ${percent(quality.high)}]`;
}

function costText({ costUsd }: Reading): string {
  const [mean, low, high] = [costUsd.mean, costUsd.low, costUsd.high].map((usd) => formatUsd(1000 * usd));
  return `${mean}  [${low}, ${high}]`;
}

/** The highest promise that a knot holds, e.g. `0.95`. */
function heldAt(certificates: readonly Certificate[], knot: number): string {
  if (knot === TOP_KNOT) return 'top';
  const held = certificates.filter((certificate) => certificate.lowestKnot <= knot).map((one) => one.rho);
  return held.length === 0 ? '–' : Math.max(...held).toFixed(2);
}

/** One certificate in a sentence that needs no statistics to be understood. */
export function certificateSentence(
  certificate: Certificate,
  readings: readonly Reading[],
  policy: Policy,
): string {
  const { rho, delta, n, lowestKnot, attempt, deltaUsed } = certificate;
  const promise = `${percent(rho, 0)} of the top plan's quality (${policy.plans[policy.topPlan]?.id})`;
  const again =
    attempt === 1
      ? ''
      : ` This is attempt ${attempt} on these cases, so each test used a risk of ${deltaUsed.toPrecision(2)}.`;
  if (lowestKnot === TOP_KNOT) {
    return `Hold ${rho}: not certified below the top plan on ${n} cases; a request that asks for it is served by the top plan.${again}`;
  }
  const reading = readings[lowestKnot];
  const top = readings[TOP_KNOT];
  const saving =
    reading === undefined || top === undefined
      ? ''
      : ` It costs ${percent(1 - reading.costUsd.mean / top.costUsd.mean, 0)} less than always using the top plan.`;
  return (
    `Hold ${rho}: from position ${lowestKnot / TOP_KNOT} upwards the dial keeps at least ${promise}, ` +
    `on average over requests like the ${n} tested, with ${percent(1 - delta, 0)} confidence.${saving}${again}`
  );
}

function gateSentence(gate: Gate): string {
  const gain = `${(100 * gate.gain).toFixed(2)} points over the static hull (lower bound ${(100 * gate.gainLow).toFixed(2)})`;
  const what = gate.level === 'words' ? 'words of the request' : 'kind of work';
  const shuffles =
    gate.shuffles === 0
      ? ''
      : `; ${gate.shufflesAbove} of ${gate.shuffles} refits on shuffled labels gained as much`;
  return `  by the ${what}: ${gate.passed ? 'serves' : `fails (${gate.failed.join(', ')})`}: ${gain}${shuffles}`;
}

/** Why the learned policy serves or does not. */
export function gateText({ gates }: Policy): string {
  if (gates.length === 0) return 'Nothing was learned: too few rows. The static hull serves everywhere.';
  const verdict = gates.some((gate) => gate.passed)
    ? 'A learned policy serves where it is surely above the static hull:'
    : 'No routable signal: the static hull serves everywhere.';
  return [verdict, ...gates.map(gateSentence)].join('\n');
}

function sourceText(policy: Policy, readings: readonly Reading[]): string {
  const n = readings[0]?.quality.n ?? 0;
  return (
    `Policy ${policy.hash.slice(0, 12)} · ${policy.source} outcomes · fitted on ${policy.fitRows} rows, ` +
    `measured on ${n} other clusters · prices of ${policy.priceDate} · mode ${policy.mode}`
  );
}

/** The dial as a table with its certificates, for people. */
export function dialText(dial: DialRecord): string {
  const { policy, readings, certificates } = dial;
  const table = formatTable(
    [
      { title: 'position', align: 'right' },
      { title: 'served by' },
      { title: 'quality  [95 % interval]', align: 'right' },
      { title: 'per 1,000 requests  [95 % interval]', align: 'right' },
      { title: 'holds', align: 'right' },
      ...policy.plans.map((plan) => ({ title: plan.id, align: 'right' as const })),
    ],
    readings.map((reading) => [
      reading.position.toFixed(2),
      policy.knots[reading.knot]?.servedBy ?? '',
      qualityText(reading),
      costText(reading),
      heldAt(certificates, reading.knot),
      ...reading.planShares.map((share) => percent(share, 0)),
    ]),
  );
  const promises = certificates.map((certificate) => certificateSentence(certificate, readings, policy));
  const held =
    certificates.length === 0
      ? ['Nothing is certified: `vernier dial certify --hold 0.95 --recordings <files>`.']
      : [...promises, 'Each of these promises is a claim on its own.'];
  return [sourceText(policy, readings), '', table, '', gateText(policy), '', ...held].join('\n');
}
