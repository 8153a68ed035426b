import type { DecisionResponse, DialEntry, SampleResponse } from 'vernier/contract';
import { type MeasuredDial, type Reading, TOP_KNOT } from '../figures/interval.ts';
import type { DialPromise } from '../certificate/promise-at.ts';
import { constructSinglePlans, costAt } from './constructed-single-plans.ts';
import { constructSteps } from './constructed-steps.ts';

/** What a constructed dial differs in. */
export interface DialShape {
  readonly source: MeasuredDial['source'];
  /** Absent where costs come from where the rest does. */
  readonly costSource?: MeasuredDial['source'];
  readonly plans: readonly string[];
  /** Share of right answers at both ends. */
  readonly quality: readonly [number, number];
  /** USD per request at both ends; the lower may be 0. */
  readonly costUsd: readonly [number, number];
  readonly n: number;
  /** The lowest certified knot of each promise, 20 for none, with the fresh cases that would probably do. */
  readonly promises: readonly { readonly rho: number; readonly lowestKnot: number; readonly cases?: number }[];
}

const HASH = 'c0ffee0123456789';
const ISSUED_AT = '2026-11-20T12:00:00.000Z';
/** Knots 3 to 5 are served alike, so that a stretch of the dial changes nothing. */
const servedKnot = (knot: number) => (knot === 4 || knot === 5 ? 3 : knot);

function sharesAt(plans: number, position: number): number[] {
  const place = position * (plans - 1);
  return Array.from({ length: plans }, (_, plan) => Math.max(0, 1 - Math.abs(place - plan)));
}

function readingAt({ quality, costUsd, n, plans }: DialShape, knot: number): Reading {
  const position = servedKnot(knot) / TOP_KNOT;
  const right = quality[0] + (quality[1] - quality[0]) * (1 - (1 - position) ** 1.8);
  const error = Math.sqrt((right * (1 - right)) / n);
  const cost = costAt(costUsd, position);
  return {
    version: 1,
    policyHash: HASH,
    knot,
    position: knot / TOP_KNOT,
    quality: {
      mean: right,
      low: Math.max(0, right - 1.96 * error),
      high: Math.min(1, right + 1.96 * error),
      standardError: error,
      confidence: 0.95,
      n,
    },
    costUsd: { mean: cost, low: cost * 0.95, high: cost * 1.05, standardError: cost * 0.0255, confidence: 0.95, n },
    latencyMs: { status: 'unknown', reason: 'not-recorded' },
    planShares: sharesAt(plans.length, position),
  };
}

function freshCases(cases: number, source: DialShape['source']): DialPromise['needed'] {
  const record = { prompts: 10 * Math.ceil(cases / 4), testedShare: 0.4 };
  return { status: 'fresh-cases', cases, ...(source === 'simulated' ? {} : { record }) };
}

function promiseOf(
  { rho, lowestKnot, cases }: DialShape['promises'][number],
  { n, plans, source }: DialShape,
): DialPromise {
  const isCertified = lowestKnot < TOP_KNOT;
  const sentence = isCertified
    ? `Hold ${rho}: from position ${(lowestKnot / TOP_KNOT).toFixed(2)} upwards the dial keeps at least ${100 * rho} % of the top plan's quality (${plans.at(-1)}), on average over requests like the ${n} tested, with 95 % confidence.`
    : `Hold ${rho}: not certified below the top plan on ${n} cases.`;
  const missing = cases === undefined ? ({ status: 'below-promise' } as const) : freshCases(cases, source);
  return { rho, lowestKnot, sentence, needed: isCertified ? { status: 'certified' } : missing };
}

/** Makes a measured dial out of a few figures. */
export function constructDial(shape: DialShape): MeasuredDial {
  const { plans, n, promises } = shape;
  const readings = Array.from({ length: TOP_KNOT + 1 }, (_, knot) => readingAt(shape, knot));
  const dial = {
    status: 'measured',
    policyHash: HASH,
    source: shape.source,
    costSource: shape.costSource ?? shape.source,
    priceDate: '2026-11-20',
    plans: [...plans],
    topPlan: plans.at(-1) ?? '',
    fitRows: 1000,
    ...constructSinglePlans(shape),
    gates: [],
    servedBy: readings.map(({ knot }) => (knot === TOP_KNOT ? 'top' : 'hull')),
    readings,
    steps: constructSteps(readings),
    certificates: promises.map(({ rho, lowestKnot }) => ({
      version: 1,
      policyHash: HASH,
      mode: 'direct',
      segment: null,
      claims: 1,
      rho,
      delta: 0.05,
      deltaUsed: 0.05,
      attempt: 1,
      n,
      poolHash: HASH,
      lowestKnot,
      tests: [],
      issuedAt: ISSUED_AT,
    })),
    promises: promises.map((promise) => promiseOf(promise, shape)),
  };
  // as the page gets it: ids are branded by the gateway's own parser alone
  const read: MeasuredDial = JSON.parse(JSON.stringify(dial));
  return read;
}

/** A dial of recorded outcomes that is only looked at: 0.95 certified from 0.80 up. */
export const RECORDED_ENTRY: DialEntry = {
  id: 'late',
  title: 'Late models on public questions',
  note: 'Constructed figures in the form of late models on public questions: replace it by yours.',
  serves: false,
  nextSteps: [
    'Record answers of your own and fit: `npx vernier dial fit --recordings yours.jsonl`.',
    'Turn the sample dial: `npx vernier demo`.',
  ],
  dial: constructDial({
    source: 'recorded',
    plans: ['small-model-one', 'medium-model-one', 'large-model-one'],
    quality: [0.7, 0.9],
    costUsd: [0.0006, 0.0041],
    n: 672,
    promises: [
      { rho: 0.9, lowestKnot: 11 },
      { rho: 0.95, lowestKnot: 16 },
      { rho: 0.97, lowestKnot: TOP_KNOT, cases: 310 },
      { rho: 0.99, lowestKnot: TOP_KNOT },
    ],
  }),
};

/** A dial of simulated outcomes that answers `auto`; its cheapest plan costs nothing. */
export const SIMULATED_ENTRY: DialEntry = {
  id: 'serving',
  title: 'Sample work: forms',
  note: 'Simulated: two of its three rungs are a simulation, and no figure here is about a real model.',
  serves: true,
  nextSteps: ['Ask a form in the box, or `npx vernier ask` in a terminal.'],
  dial: constructDial({
    source: 'simulated',
    plans: ['local-classifier', 'simulated-medium', 'simulated-large'],
    quality: [0.72, 0.94],
    costUsd: [0, 0.0052],
    n: 120,
    promises: [
      { rho: 0.9, lowestKnot: 12 },
      { rho: 0.95, lowestKnot: TOP_KNOT, cases: 208 },
    ],
  }),
};

/** A ladder that nobody measured. */
export const UNMEASURED_ENTRY: DialEntry = {
  id: 'serving',
  title: 'Dial in force',
  note: '',
  serves: true,
  nextSteps: ['Fit one: `npx vernier dial fit --recordings yours.jsonl`.'],
  dial: {
    status: 'unmeasured',
    plans: ['small-model-one', `large-model-${'x'.repeat(288)}`],
    reason: 'no policy is in force: fit one with `vernier dial fit`',
  },
};

/** A piece of constructed sample work. */
export const SAMPLE: SampleResponse = {
  version: 1,
  title: 'Intake forms',
  index: 0,
  count: 2,
  id: 'form-1',
  prompt: 'Which practice area is this? A tenant did not pay.',
  gold: 'real estate',
};

/** Why a constructed answer came from the medium rung. */
export const DECISION: DecisionResponse = JSON.parse(
  JSON.stringify({
  version: 1,
  effort: 'asked=0.6; sent=none',
  status: 'completed',
  attempts: [
    {
      providerId: 'simulated',
      source: 'simulated',
      modelId: 'simulated-medium',
      startedAt: ISSUED_AT,
      latencyMs: 640,
      status: 'completed',
      usage: { inputTokens: 61, outputTokens: 12 },
      cost: { status: 'priced', costUsd: 0.00042, priceDate: '2026-11-20' },
    },
  ],
  cost: { status: 'priced', costUsd: 0.00042, priceDate: '2026-11-20' },
  decision: {
    version: 1,
    id: 'dec_1',
    policyHash: HASH,
    dialSource: 'simulated',
    mode: 'direct',
    position: 0.6,
    knots: { lower: 12, upper: 12, upperShare: 0 },
    segment: null,
    candidates: [
      { planId: 'local-classifier', probability: 0, predictedQuality: 0.72, costEstimateUsd: 0 },
      { planId: 'simulated-medium', probability: 0.8, predictedQuality: 0.88, costEstimateUsd: 0.00042 },
      { planId: 'simulated-large', probability: 0.2, predictedQuality: 0.94, costEstimateUsd: 0.0052 },
    ],
    planId: 'simulated-medium',
    propensity: 0.8,
    servedBy: 'hull',
    reason: 'asked for position 0.6',
    certificate: { status: 'certified', rho: 0.9, confidence: 0.95, n: 120, attempt: 1 },
  },
}),
);
