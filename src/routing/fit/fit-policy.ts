import { type Gate, type HeadLevel, type Knot, type OutcomeSource, type Policy, type Random } from '#core';
import { shrinkMeans } from '#learn';
import { crossFitCost, crossFitQuality } from '../heads/cross-fit.ts';
import { PSEUDO_CASES } from '../heads/fit-heads.ts';
import { packHeads } from '../heads/pack-heads.ts';
import { chooseStrength, crossFitProblem, prepareRows, type TrainRows } from '../heads/train-rows.ts';
import { hashRows, type RowTable, sortRows } from '../rows/row-table.ts';
import { shuffleOutcomes } from '../rows/shuffle-outcomes.ts';
import type { RoutingConfig } from '../schema.ts';
import { chooseKnots } from './choose-knots.ts';
import { decideGate, gainOver } from './gate.ts';
import { hashPolicy } from '../dial/hash-policy.ts';
import { type DialProblem, hullKnots, learnedKnots, learnedMixes } from './knot-rows.ts';
import { meanOf } from './row-values.ts';
import { spendTargets } from '../dial/spend-targets.ts';
import { type MeasuredArm, staticHull } from './static-hull.ts';

/** What `fitPolicy` needs beside the rows. */
export interface FitOptions {
  readonly config: RoutingConfig;
  readonly random: Random;
  /** The day at whose prices the rows' costs were computed. */
  readonly priceDate: string;
  readonly createdAt: string;
  readonly source: OutcomeSource;
  /** Where the rows' costs come from; absent where it is where their scores come from. */
  readonly costSource?: OutcomeSource;
  /** Is told how far the fit is: share in [0,1], and what is being done. */
  readonly onProgress?: (share: number, what: string) => void;
}

/** The plans in ladder order with their means, and which is cheapest and which is top. */
function measurePlans(table: RowTable): { plans: MeasuredArm[]; topPlan: number } {
  const plans = table.plans.map((_, plan) => ({
    arm: { type: 'plan' as const, plan },
    costUsd: meanOf(table.costsUsd[plan] ?? new Float64Array()),
    quality: meanOf(table.scores[plan] ?? new Float64Array()),
  }));
  let topPlan = 0;
  plans.forEach((plan, index) => {
    const best = plans[topPlan];
    if (best !== undefined && plan.quality > best.quality) topPlan = index;
  });
  return { plans, topPlan };
}

/** Puts the plans of a table in ladder order: cheapest first, equally cheap ones by name. */
function orderLadder(table: RowTable): RowTable {
  const cost = (plan: number) => meanOf(table.costsUsd[plan] ?? new Float64Array());
  const name = (plan: number) => table.plans[plan]?.id ?? '';
  const order = [...table.plans.keys()].toSorted((a, b) => cost(a) - cost(b) || (name(a) < name(b) ? -1 : 1));
  const pick = <T>(values: readonly T[]) => order.flatMap((plan) => values.slice(plan, plan + 1));
  return { ...table, plans: pick(table.plans), scores: pick(table.scores), costsUsd: pick(table.costsUsd) };
}

function segmentsOf(table: RowTable): Policy['segments'] {
  const rows = Int32Array.from(table.segments.keys());
  const shrunk = (values: Float64Array) =>
    shrinkMeans({
      groups: table.segments,
      values,
      rows,
      groupCount: table.segmentNames.length,
      pseudoCount: PSEUDO_CASES,
    }).means;
  const quality = table.scores.map(shrunk);
  const costUsd = table.costsUsd.map(shrunk);
  return table.segmentNames.map((name, segment) => {
    const cases = table.segments.reduce((count, other) => count + (other === segment ? 1 : 0), 0);
    const of = (means: readonly Float64Array[]) => means.map((values) => values[segment] ?? 0);
    return { name, cases, quality: of(quality), costUsd: of(costUsd) };
  });
}

/** A level of learning, ready to be judged. */
interface Level {
  readonly level: HeadLevel;
  readonly strength: number;
  /** Whether a simpler level of learning is tried after it. */
  readonly hasSimpler: boolean;
}

/** A dial's problem as one level of learning predicts it. */
function problemAt(rows: TrainRows, base: Omit<DialProblem, 'predictions'>, strength: number): DialProblem {
  const heads = crossFitProblem(rows, base.table.scores, strength);
  const predictions = { quality: crossFitQuality(heads), costUsd: crossFitCost(heads, base.table.costsUsd) };
  return { ...base, predictions };
}

interface Learning {
  readonly rows: TrainRows;
  readonly base: Omit<DialProblem, 'predictions'>;
  readonly means: readonly MeasuredArm[];
  readonly options: FitOptions;
}

/** Judges one level against its controls; the shuffles leave it everything but what it claims to know. */
function tryLevel({ rows, base, means, options }: Learning, { level, strength, hasSimpler }: Level) {
  const problem = problemAt(rows, base, strength);
  const candidates = { learned: learnedKnots(problem), hull: hullKnots(problem) };
  let shuffles = 0;
  const shuffledGain = () => {
    shuffles += 1;
    options.onProgress?.(
      0.2 + (0.6 * shuffles) / options.config.shuffles,
      `${level}: shuffled refit ${shuffles}`,
    );
    const table = shuffleOutcomes(base.table, level === 'words' ? 'segments' : 'all', options.random);
    const again = level === 'words' ? chooseStrength(rows, table.scores) : strength;
    const shuffled = problemAt(rows, { ...base, table }, again);
    // whole rows are permuted, so single plans and their mixtures keep their means
    return gainOver(learnedMixes(shuffled), candidates.hull);
  };
  const gate = decideGate({
    level,
    clusterIds: base.table.clusterIds,
    ...candidates,
    planQuality: means.map((plan) => plan.quality),
    planCostUsd: means.map((plan) => plan.costUsd),
    ...(hasSimpler ? { simplerGain: gainOver(learnedMixes(problemAt(rows, base, 0)), candidates.hull) } : {}),
    shuffledGain,
    shuffles: options.config.shuffles,
    random: options.random,
  });
  return { gate, problem, candidates };
}

interface Fitted {
  readonly knots: readonly Knot[];
  readonly gates: readonly Gate[];
  readonly heads: Policy['heads'];
}

/** The dial of a policy that learns nothing: the static hull at every knot. */
function hullDial({ base, options }: Pick<Learning, 'base' | 'options'>): Knot[] {
  // the hull's arms are single plans, so predictions are never asked
  const problem = { ...base, predictions: { quality: base.table.scores, costUsd: base.table.costsUsd } };
  return chooseKnots(
    problem,
    { learned: [], hull: hullKnots(problem) },
    { mayLearn: false, random: options.random },
  );
}

/** Whether a text can say more than its segment: two texts of one segment differ. */
function textsDiffer({ texts, segments }: RowTable): boolean {
  const first = new Map<number | undefined, string>();
  return texts.some((text, row) => {
    const segment = segments[row];
    if (!first.has(segment)) first.set(segment, text);
    return first.get(segment) !== text;
  });
}

/** The levels that may have something to learn from, the more detailed first. */
function listLevels(rows: TrainRows): Level[] {
  const { table } = rows;
  const hasSegments = table.segmentNames.length > 1;
  const words = () => ({
    level: 'words' as const,
    strength: chooseStrength(rows, table.scores),
    hasSimpler: hasSegments,
  });
  return [
    ...(textsDiffer(table) ? [words()] : []),
    ...(hasSegments ? [{ level: 'segments' as const, strength: 0, hasSimpler: false }] : []),
  ];
}

/** Tries words, then segments alone; the first level that passes its gate serves where it is above the hull. */
function learnDial(learning: Learning): Fitted {
  const { rows, options } = learning;
  const gates: Gate[] = [];
  for (const level of listLevels(rows)) {
    const { gate, problem, candidates } = tryLevel(learning, level);
    gates.push(gate);
    if (!gate.passed) continue;
    const knots = chooseKnots(problem, candidates, { mayLearn: true, random: options.random });
    const isLearned = knots.some((knot) => knot.servedBy === 'learned');
    return { knots, gates, heads: isLearned ? packHeads(rows, level.level, level.strength) : null };
  }
  return { knots: hullDial(learning), gates, heads: null };
}

function fitDial(table: RowTable, means: ReturnType<typeof measurePlans>, options: FitOptions): Fitted {
  const base = {
    table,
    hull: staticHull(means.plans),
    targetsUsd: spendTargets(means.plans[0]?.costUsd ?? 0, means.plans[means.topPlan]?.costUsd ?? 0),
    cheapestPlan: 0,
    topPlan: means.topPlan,
  };
  const clusters = new Set(table.clusterIds).size;
  if (clusters < options.config.minimumFitRows || table.plans.length < 2) {
    return { knots: hullDial({ base, options }), gates: [], heads: null };
  }
  return learnDial({ rows: prepareRows(table), base, means: means.plans, options });
}

/**
 * Fits a policy on fit rows: ladder, static hull, heads, spend to lambda, envelope and promotion gate.
 *
 * Shape   rows whose role is `fit`, at least one, in any order → one versioned artefact
 * Source  routing-method D2 to D8a; what is left out of it: routing/README.md
 */
export function fitPolicy(rows: RowTable, options: FitOptions): Policy {
  const table = orderLadder(sortRows(rows));
  const means = measurePlans(table);
  const { knots, gates, heads } = fitDial(table, means, options);
  const body = {
    version: 1 as const,
    mode: 'direct' as const,
    source: options.source,
    ...(options.costSource === undefined ? {} : { costSource: options.costSource }),
    dataHash: hashRows(table),
    priceDate: options.priceDate,
    plans: table.plans,
    topPlan: means.topPlan,
    planQuality: means.plans.map((plan) => plan.quality),
    planCostUsd: means.plans.map((plan) => plan.costUsd),
    segments: segmentsOf(table),
    heads,
    knots,
    gates,
    fitRows: table.caseIds.length,
    fittedClusters: [...new Set(table.clusterIds)].toSorted(),
  };
  return { ...body, hash: hashPolicy(body), createdAt: options.createdAt };
}
