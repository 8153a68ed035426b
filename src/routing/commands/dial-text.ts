import {
  type Certificate,
  contentHash,
  figuresMark,
  formatTable,
  type Gate,
  type Interval,
  type Policy,
  type Reading,
  sourceMark,
  usdPerThousand,
} from '#core';
import { type DialRecord, overallCertificates } from '../dial/dial.ts';
import { TOP_KNOT } from '../dial/spend-targets.ts';
import { promiseSentence, sharePercent } from './certificate-text.ts';
import { type KnotRange, rangesOf, rangeText } from './knot-ranges.ts';
import { singlePlansText } from '../single-plans/single-plans-text.ts';
import { stepsText } from './steps-text.ts';

/** More plans than this have no column of their own; the rest of a request's share is in `--json`. */
const MOST_PLAN_COLUMNS = 5;
/** Below this a share is shown as none. */
const SMALLEST_SHARE = 0.005;

const percent = (share: number, digits: number) => (100 * share).toFixed(digits);

function qualityCells({ mean, low, high }: Interval): string[] {
  return [`${percent(mean, 1)} %`, `[${percent(low, 1)}, ${percent(high, 1)}]`];
}

function costCells(costUsd: Interval): string[] {
  const write = usdPerThousand(costUsd);
  return [write(costUsd.mean), `[${write(costUsd.low)}, ${write(costUsd.high)}]`];
}

/** The highest promise that a knot holds, e.g. `0.95`. */
function heldAt(certificates: readonly Certificate[], knot: number): string {
  if (knot === TOP_KNOT) return 'top';
  const held = certificates.filter((certificate) => certificate.lowestKnot <= knot).map((one) => one.rho);
  return held.length === 0 ? '–' : String(Math.max(...held));
}

function letterOf(plan: number): string {
  return plan < 26 ? String.fromCodePoint(65 + plan) : `P${plan + 1}`;
}

/** The plans that are shown: all of them, or where they are many those that serve most. */
function shownPlans({ policy, readings }: DialRecord): number[] {
  const shares = policy.plans.map((_, plan) =>
    readings.reduce((sum, reading) => sum + (reading.planShares[plan] ?? 0), 0),
  );
  const byShare = [...shares.keys()].toSorted((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0));
  return byShare.slice(0, MOST_PLAN_COLUMNS).toSorted((a, b) => a - b);
}

function legend(dial: DialRecord, shown: readonly number[]): string {
  const { policy } = dial;
  const lines = shown.map((plan) => {
    const top = plan === policy.topPlan ? '  (the top plan)' : '';
    return `${letterOf(plan)}  ${policy.plans[plan]?.id}${top}`;
  });
  const more = policy.plans.length - shown.length;
  const rest = more === 0 ? [] : [`and ${more} more, see --json`];
  return [...lines, ...rest].map((line, index) => `${index === 0 ? 'plans' : '     '}  ${line}`).join('\n');
}

function shareCell(share: number): string {
  return share < SMALLEST_SHARE ? '·' : `${percent(share, 0)} %`;
}

function tableText(dial: DialRecord, ranges: readonly KnotRange[], shown: readonly number[]): string {
  const { policy } = dial;
  const certificates = overallCertificates(dial.certificates);
  const right = 'right' as const;
  return formatTable(
    [
      { title: 'position' },
      { title: 'quality', align: right },
      { title: '[95 %]', align: right },
      { title: 'per 1,000 requests', align: right },
      { title: '[95 %]', align: right },
      { title: 'holds', align: right },
      { title: 'served by' },
      ...shown.map((plan) => ({ title: letterOf(plan), align: right })),
    ],
    ranges.map(({ first, last, reading }) => [
      rangeText(first, last),
      ...qualityCells(reading.quality),
      ...costCells(reading.costUsd),
      heldAt(certificates, first),
      policy.knots[first]?.servedBy ?? '',
      ...shown.map((plan) => shareCell(reading.planShares[plan] ?? 0)),
    ]),
  );
}

/** What must be known before the table is read: which of its figures nobody observed. */
function tableTitle(policy: Policy): string[] {
  const mark = figuresMark(policy);
  return mark === '' ? [] : [`readings${mark}`];
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
export function gateText({ gates, plans, source }: Pick<Policy, 'gates' | 'plans' | 'source'>): string {
  if (plans.length === 1) {
    return `There is nothing to choose: the ladder has one plan, ${plans[0]?.id}, and it serves everywhere.`;
  }
  if (gates.length === 0) return 'Nothing was learned: too few rows. The static hull serves everywhere.';
  const verdict = gates.some((gate) => gate.passed)
    ? 'A learned policy serves where it is surely above the static hull:'
    : 'No routable signal: the static hull serves everywhere.';
  const sentences = gates.map((gate) => `${gateSentence(gate)}${sourceMark(source)}`);
  return [verdict, ...sentences].join('\n');
}

function sourceText(policy: Policy, readings: readonly Reading[]): string {
  const n = readings[0]?.quality.n ?? 0;
  return (
    `Policy ${policy.hash.slice(0, 12)} · ${policy.source} outcomes · fitted on ${policy.fitRows} rows, ` +
    `measured on ${n} other clusters · prices of ${policy.priceDate} · mode ${policy.mode}`
  );
}

/** Which promises on all requests hold together: those of one attempt, where all that share its risk are in force. */
function togetherText(certificates: readonly Certificate[]): string[] {
  if (certificates.every(({ claims }) => claims === 1))
    return ['Each of these promises is a claim on its own.'];
  const attempts = Map.groupBy(
    certificates.filter(({ claims }) => claims > 1),
    ({ poolHash, issuedAt, delta, claims }) => contentHash({ poolHash, issuedAt, delta, claims }),
  );
  return [...attempts.values()]
    .filter((ones) => ones[0]?.claims === ones.length)
    .map((ones) => `These promises hold together: hold ${ones.map(({ rho }) => rho).join(', ')}.`);
}

function promisesText(dial: DialRecord): string[] {
  const { certificates } = dial;
  if (certificates.length === 0) {
    return ['Nothing is certified: `vernier dial certify --hold 0.95 --recordings <files>`.'];
  }
  const sentences = certificates.map((one) => promiseSentence(one, dial));
  return [...sentences, ...togetherText(overallCertificates(certificates))];
}

/** The dial as a table of at most 120 columns with its certificates, for people. */
export function dialText(dial: DialRecord): string {
  const { policy, readings } = dial;
  const shown = shownPlans(dial);
  return [
    sourceText(policy, readings),
    '',
    ...tableTitle(policy),
    tableText(dial, rangesOf(dial), shown),
    '',
    legend(dial, shown),
    `Positions that are served alike stand in one line; intervals are ${sharePercent(readings[0]?.quality.confidence ?? 0.95)}; holds: the highest certified share of the top plan's quality.`,
    '',
    ...singlePlansText(dial),
    '',
    ...stepsText(dial),
    '',
    gateText(policy),
    '',
    ...promisesText(dial),
  ].join('\n');
}
