import { createRandom, quantile, standardError, studentQuantile } from '#stats';
import type { LoggedWork } from '../evidence.ts';
import { predictCounterfactual } from '../predict-counterfactual.ts';
import { type RecordedItem, totalUsd } from './recorded-items.ts';

const FIGURES = ['lostPoints', 'savedUsd'] as const;
const MEDIAN = 0.5;

/** A log of a random share of the duplicate clusters, and the rest as evidence. */
function drawLog(items: readonly RecordedItem[], share: number, random: () => number) {
  const places = new Map(items.map(({ clusterId }) => [clusterId, 0]));
  for (const cluster of places.keys()) places.set(cluster, random());
  const end = quantile([...places.values()], share);
  return [true, false].map((isLog) =>
    items.filter(({ clusterId }) => (places.get(clusterId) ?? 0) <= end === isLog),
  );
}

/** What was lost and saved on one item. */
const VALUES = {
  lostPoints: (item: RecordedItem) => 100 * (item.upperScore - item.lowerScore),
  savedUsd: (item: RecordedItem) => item.upperUsd - totalUsd(item.cost.lower),
};

/** Width of the 95 % interval that knows both outcomes of every item: the log as a sample, stratified by kind. */
function pairedWidth(log: readonly RecordedItem[], valueOf: (item: RecordedItem) => number): number {
  const kinds = [...Map.groupBy(log, (item) => item.kind).values()];
  const error = Math.hypot(...kinds.map((kind) => kind.length * standardError(kind.map(valueOf))));
  return 2 * studentQuantile(0.975, log.length - kinds.length) * error;
}

function toLoggedWork({ kind, clusterId, upperUsd, cost }: RecordedItem): LoggedWork {
  return { kind, clusterId, cost: { upperUsd, upperTokensAtLower: cost.upperTokensAtLower } };
}

/** How logs are resampled. */
interface Trial {
  readonly seed: string;
  /** Share of the duplicate clusters that is the log. */
  readonly share: number;
  readonly logs: number;
  /** The only kind of work of the log; default all. */
  readonly kind?: string;
}

/** Coverage and median width, against the paired interval's, of resampled logs. */
export function tryLogs(items: readonly RecordedItem[], { seed, share, logs, kind }: Trial) {
  const random = createRandom(seed);
  const held = { lostPoints: 0, savedUsd: 0 };
  const widths: Record<(typeof FIGURES)[number], number[]> = { lostPoints: [], savedUsd: [] };
  for (let draw = 0; draw < logs; draw += 1) {
    const [whole = [], evidence = []] = drawLog(items, share, random);
    const log = whole.filter((item) => kind === undefined || item.kind === kind);
    const predicted = predictCounterfactual(
      log.map(toLoggedWork),
      evidence.map((item) => ({ grade: 'recorded-work', ...item })),
    );
    for (const figure of FIGURES) {
      const one = predicted[figure];
      if (one.status === 'unknown') throw new RangeError(`${seed}: nothing predicted`);
      // lost points are a mean of the log, and USD its sum
      const count = figure === 'lostPoints' ? log.length : 1;
      const truth = log.reduce((sum, item) => sum + VALUES[figure](item), 0) / count;
      if (one.low <= truth && truth <= one.high) held[figure] += 1;
      widths[figure].push(((one.high - one.low) * count) / pairedWidth(log, VALUES[figure]));
    }
  }
  return FIGURES.map((figure) => ({
    figure,
    covered: held[figure] / logs,
    width: quantile(widths[figure], MEDIAN),
  }));
}

