import type { LeftOut, LeftOutReason, Predicted, Prediction } from './counterfactual.ts';
import { EVIDENCE_GRADES, type LoggedWork, type LowerOutcome, type OutcomeGrade } from './evidence.ts';
import { LEAST_CLUSTERS, predictTotal, type TotalPrediction } from './total/predict-total.ts';
import { type MeasuredItem, type SizedItem, sizeOf } from './total/sized-item.ts';
import type { TotalRules } from './total/total-rules.ts';

/** One figure that outcomes tell: how items are measured, and how their total becomes the figure. */
export interface Measure {
  readonly rules: TotalRules;
  /** Undefined where the item has no price. */
  readonly toSizes: (work: LoggedWork) => readonly number[] | undefined;
  /** Undefined where the outcome does not tell it. */
  readonly toMeasured: (outcome: LowerOutcome) => Pick<MeasuredItem, 'sizes' | 'values'> | undefined;
  /** Whether a kind with scored outcomes but too few of these may go by the other kinds. */
  readonly mayBorrow: boolean;
  /** The figure from the total of the items that are in it; never rising and falling by turns. */
  readonly toFigure: (total: number, items: readonly LoggedWork[]) => number;
}

/** Outcomes by what may be predicted from: those of the log's own duplicates are kept apart. */
export interface SplitEvidence {
  readonly usable: readonly LowerOutcome[];
  readonly ownDuplicates: readonly LowerOutcome[];
}

interface GradedItem extends MeasuredItem {
  readonly grade: OutcomeGrade;
}

function countClusters(items: readonly { readonly cluster: string }[]): number {
  return new Set(items.map((item) => item.cluster)).size;
}

/** Keeps of each kind the outcomes of the best grade that has enough of them, else those of all grades. */
function bestOfKind(items: readonly GradedItem[]): readonly GradedItem[] {
  const byGrade = Map.groupBy(items, (item) => item.grade);
  const best = EVIDENCE_GRADES.flatMap((grade) =>
    grade === 'catalog-prior' ? [] : [byGrade.get(grade) ?? []],
  ).find((graded) => countClusters(graded) >= LEAST_CLUSTERS);
  return best ?? items;
}

function toGradedItems(outcomes: readonly LowerOutcome[], measure: Measure): readonly GradedItem[] {
  return outcomes.flatMap((outcome) => {
    const measured = measure.toMeasured(outcome);
    if (measured === undefined) return [];
    const item = { kind: outcome.kind, cluster: outcome.clusterId, grade: outcome.grade, ...measured };
    return sizeOf(item) > 0 ? [item] : [];
  });
}

function whyLeftOut(kind: string, evidence: SplitEvidence, measure: Measure): LeftOutReason {
  const tells = (outcome: LowerOutcome) => outcome.kind === kind && measure.toMeasured(outcome) !== undefined;
  if (evidence.usable.some(tells)) return 'too-few-clusters';
  return evidence.ownDuplicates.some(tells) ? 'own-duplicates' : 'no-evidence';
}

function weakestGrade(items: readonly GradedItem[]): OutcomeGrade {
  return items.some((item) => item.grade === 'recorded-work') ? 'recorded-work' : 'own-outcomes';
}

/** Kinds that have enough scored outcomes to be known at all. */
function findBorrowers({ usable }: SplitEvidence, measure: Measure): ReadonlySet<string> {
  if (!measure.mayBorrow) return new Set();
  const scored = usable.filter((outcome) => outcome.lowerScore !== undefined);
  return new Set(
    [...Map.groupBy(scored, (outcome) => outcome.kind)]
      .filter(([, outcomes]) => new Set(outcomes.map((one) => one.clusterId)).size >= LEAST_CLUSTERS)
      .map(([kind]) => kind),
  );
}

/** The log's items that can be measured, and those that cannot. */
function sizeLog(log: readonly LoggedWork[], measure: Measure) {
  const sized: { readonly work: LoggedWork; readonly item: SizedItem }[] = [];
  const unpriced: LoggedWork[] = [];
  const free: LoggedWork[] = [];
  for (const work of log) {
    const sizes = measure.toSizes(work);
    const item = { kind: work.kind, cluster: work.clusterId, sizes: sizes ?? [] };
    if (sizes === undefined) unpriced.push(work);
    else if (sizeOf(item) === 0) free.push(work);
    else sized.push({ work, item });
  }
  return { sized, unpriced, free };
}

function countByKind(works: readonly LoggedWork[], reasonOf: (kind: string) => LeftOutReason): LeftOut[] {
  return [...Map.groupBy(works, (work) => work.kind)].map(([kind, items]) => ({
    kind,
    reason: reasonOf(kind),
    items: items.length,
  }));
}

/** A predicted figure, and the items of the log that it is about. */
export interface MeasurePrediction {
  readonly prediction: Prediction;
  readonly inside: readonly LoggedWork[];
}

/** Predicts one figure of a log, and says what of the log is in it. */
export function predictMeasure(
  log: readonly LoggedWork[],
  evidence: SplitEvidence,
  measure: Measure,
): MeasurePrediction {
  const { sized, unpriced, free } = sizeLog(log, measure);
  const graded = Map.groupBy(toGradedItems(evidence.usable, measure), (item) => item.kind);
  const items = [...graded.values()].flatMap(bestOfKind);
  const total = predictTotal({
    log: sized.map(({ item }) => item),
    evidence: items,
    borrowers: findBorrowers(evidence, measure),
    rules: measure.rules,
  });
  const [inside, outside] = [true, false].map((isIn) =>
    sized.filter(({ item }) => (total?.kinds.has(item.kind) ?? false) === isIn).map(({ work }) => work),
  );
  const leftOut = [
    ...countByKind(outside ?? [], (kind) => whyLeftOut(kind, evidence, measure)),
    ...countByKind(unpriced, () => 'unpriced'),
    ...countByKind(free, () => 'costs-nothing'),
  ];
  if (total === undefined || inside === undefined) {
    return { prediction: { status: 'unknown', leftOut }, inside: [] };
  }
  const used = items.filter((item) => total.evidenceKinds.has(item.kind));
  return { prediction: { ...toPredicted({ total, inside, used, measure }), leftOut }, inside };
}

interface FoundTotal {
  readonly total: TotalPrediction;
  readonly inside: readonly LoggedWork[];
  readonly used: readonly GradedItem[];
  readonly measure: Measure;
}

function toPredicted({ total, inside, used, measure }: FoundTotal): Predicted {
  const ends = [total.low, total.high].map((end) => measure.toFigure(end, inside));
  return {
    status: 'predicted',
    grade: weakestGrade(used),
    mean: measure.toFigure(total.total, inside),
    low: Math.min(...ends),
    high: Math.max(...ends),
    confidence: total.confidence,
    logItems: inside.length,
    logClusters: new Set(inside.map((work) => work.clusterId)).size,
    evidenceItems: used.length,
    evidenceClusters: countClusters(used),
  };
}
