import { formatUsd, type UnpricedReason } from '#core';
import { nounText } from '../words/number-text.ts';
import type { CallSum } from '../tally/call-sums.ts';
import { LEAST_CALLS, LEAST_SESSIONS, LEAST_SHARE, LEAST_USD_A_MONTH } from './rules.ts';

/** What is looked at to say why there is no finding. */
interface Looked {
  readonly total: CallSum;
  readonly inNoFinding: Pick<CallSum, 'calls'> | null;
  readonly unpriced: readonly { readonly reason: UnpricedReason }[];
  readonly work: {
    readonly tasks: number;
    readonly kinds: readonly { readonly calls: number; readonly sessions: number | null }[];
  };
}

/** From what on a finding is listed. */
export const FLOOR_TEXT = `${formatUsd(LEAST_USD_A_MONTH)} a month and ${100 * LEAST_SHARE} % of the cost`;

function isUnpriced({ total, unpriced }: Looked): boolean {
  return total.costUsd === null && unpriced.every(({ reason }) => reason !== 'no-price-at-date');
}

/** How little there is, where the whole log or its largest kind of work has too little. */
function tooLittleText({ total, work, inNoFinding }: Looked): string | undefined {
  const singleCalls = total.calls - (inNoFinding?.calls ?? 0);
  if (singleCalls < LEAST_CALLS)
    return `too little to look for: ${singleCalls} of the ${LEAST_CALLS} single calls that a finding needs`;
  const [largest] = work.kinds.toSorted((one, other) => other.calls - one.calls);
  // calls of rows that sum them up are in kinds too, and say nothing here
  if (largest === undefined || inNoFinding !== null) return undefined;
  const { calls, sessions } = largest;
  const isEnough = work.kinds.some(
    (kind) => kind.calls >= LEAST_CALLS && (kind.sessions ?? kind.calls) >= LEAST_SESSIONS,
  );
  if (isEnough) return undefined;
  const short = [
    ...(calls < LEAST_CALLS ? [`${calls} of the ${LEAST_CALLS} calls`] : []),
    ...(sessions !== null && sessions < LEAST_SESSIONS
      ? [`${sessions} of the ${LEAST_SESSIONS} sessions`]
      : []),
  ].join(' and ');
  return `too little to look for: ${short} that a finding needs, in the largest kind of work`;
}

/** Says why nothing could be looked for, or too little; undefined where there was enough to look at. */
export function notLookedForText(looked: Looked): string | undefined {
  const { total, inNoFinding } = looked;
  if (inNoFinding !== null && inNoFinding.calls >= total.calls)
    return 'not looked for: this log has no single calls, only rows that sum calls up';
  return isUnpriced(looked) ? 'not looked for: no call has a price' : tooLittleText(looked);
}

/** Says why there is no finding: nothing could be looked for, there was too little, or nothing was found. */
export function noneText(looked: Looked): string {
  const untold =
    looked.work.tasks === 0 ? '; what needs tasks was not looked for: no source here tells of tasks' : '';
  return notLookedForText(looked) ?? `none that surely saves ${FLOOR_TEXT}${untold}`;
}

/** Says how many findings are too small to be listed among the others; nothing where none is. */
export function smallTexts(small: readonly unknown[]): readonly string[] {
  return small.length === 0
    ? []
    : [`${nounText(small.length, 'smaller finding')} below ${FLOOR_TEXT.replace(' and ', ' or ')}`];
}
