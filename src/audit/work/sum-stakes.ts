import { bcaInterval, createRandom } from '#stats';
import type { CallSum } from '../tally/call-sums.ts';
import { totalTokens } from '../tally/count-tokens.ts';
import { type Stake, STAKES } from './stake-rules.ts';
import type { StakeFraction, StakeLine, StakeMeasure } from './work-report.ts';

/** Sums up tasks by stake, and remembers which session they are of. */
export interface StakeSums {
  add(task: { readonly session: number; readonly stake: Stake; readonly sum: CallSum }): void;
  lines(): readonly StakeLine[];
}

const MEASURES: readonly StakeMeasure[] = ['tasks', 'calls', 'tokens', 'cost'];
const LEAST_SESSIONS = 20;
/** Of more sessions, several are resampled together: this bounds the time. */
const MOST_CLUSTERS = 400;
const RESAMPLES = 1000;
const CONFIDENCE = 0.95;
const SEED = 'stakes';

function amountsOf(sum: CallSum): readonly number[] {
  return [1, sum.calls, totalTokens(sum.tokens), sum.costUsd ?? 0];
}

const placeOf = (stake: Stake, measure: number) => STAKES.indexOf(stake) * MEASURES.length + measure;

/** What one session, or several, used: a place for each stake and measure. */
type Amounts = Float64Array;

function addInto(sum: Amounts, amounts: Amounts): void {
  for (const [place, amount] of amounts.entries()) sum[place] = (sum[place] ?? 0) + amount;
}

function noAmounts(): Amounts {
  return new Float64Array(STAKES.length * MEASURES.length);
}

/** Puts sessions together until there are few enough; what one session did stays together. */
function toClusters(sessions: readonly Amounts[]): readonly Amounts[] {
  const clusters = Array.from({ length: Math.min(MOST_CLUSTERS, sessions.length) }, noAmounts);
  for (const [index, session] of sessions.entries()) {
    const cluster = clusters[index % clusters.length];
    if (cluster !== undefined) addInto(cluster, session);
  }
  return clusters;
}

/** What each cluster did at one stake, and at all of them. */
function columnsOf(clusters: readonly Amounts[], stake: Stake, measure: number) {
  const at = (one: Stake) => Float64Array.from(clusters, (amounts) => amounts[placeOf(one, measure)] ?? 0);
  const whole = new Float64Array(clusters.length);
  for (const other of STAKES) addInto(whole, at(other));
  return { part: at(stake), whole };
}

type Columns = ReturnType<typeof columnsOf>;

/** The share of the part in the whole over a sample of clusters; 0 where there is no whole. */
function shareIn({ part, whole }: Columns, sample: Float64Array): number {
  let [partSum, wholeSum] = [0, 0];
  for (let draw = 0; draw < sample.length; draw += 1) {
    const cluster = sample[draw] ?? 0;
    partSum += part[cluster] ?? 0;
    wholeSum += whole[cluster] ?? 0;
  }
  return wholeSum === 0 ? 0 : partSum / wholeSum;
}

/** Gives the interval of a share over resampled clusters; null where it would have no width. */
function intervalOf(columns: Columns, values: Float64Array, seed: string) {
  const { low, high } = bcaInterval({
    values,
    resamples: RESAMPLES,
    confidence: CONFIDENCE,
    random: createRandom(seed),
    statistic: (sample) => shareIn(columns, sample),
  });
  // a share of nothing or of all says nothing of other sessions
  return low === high ? null : { low, high };
}

/** Gives the line of one stake. */
function toLine(stake: Stake, sessions: readonly Amounts[], hasCost: boolean): StakeLine {
  const clusters = toClusters(sessions);
  const total = noAmounts();
  for (const cluster of clusters) addInto(total, cluster);
  const all = Float64Array.from(clusters.keys());
  const fractionOf = (measure: number): StakeFraction => {
    const columns = columnsOf(clusters, stake, measure);
    if (columns.whole.every((amount) => amount === 0)) return { share: null, interval: null };
    const share = shareIn(columns, all);
    if (sessions.length < LEAST_SESSIONS) return { share, interval: null };
    const interval = intervalOf(columns, all, `${SEED} ${placeOf(stake, measure)}`);
    return { share, interval: interval === null ? null : { ...interval, n: sessions.length } };
  };
  const amountOf = (measure: number) => total[placeOf(stake, measure)] ?? 0;
  const shares = { tasks: fractionOf(0), calls: fractionOf(1), tokens: fractionOf(2), cost: fractionOf(3) };
  const [tasks, calls, tokens] = [amountOf(0), amountOf(1), amountOf(2)];
  return { stake, tasks, calls, tokens, costUsd: hasCost ? amountOf(3) : null, shares };
}

/**
 * Starts to sum up tasks by stake.
 *
 * Shape   shares are exact for this log; intervals say how they would differ in other sessions, by a BCa bootstrap of
 *         the ratio over sessions
 * Source  Efron 1987 (BCa); whole sessions are drawn, since tasks of one session are alike: Davison, Hinkley 1997, 3.8
 */
export function createStakeSums(): StakeSums {
  const bySession = new Map<number, Amounts>();
  let hasCost = false;
  return {
    add({ session, stake, sum }) {
      const amounts = bySession.get(session) ?? noAmounts();
      bySession.set(session, amounts);
      for (const [measure, amount] of amountsOf(sum).entries()) {
        const place = placeOf(stake, measure);
        amounts[place] = (amounts[place] ?? 0) + amount;
      }
      hasCost ||= sum.costUsd !== null;
    },
    lines: () => STAKES.map((stake) => toLine(stake, [...bySession.values()], hasCost)),
  };
}
