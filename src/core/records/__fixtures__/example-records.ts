import { ModelId, PlanId, RequestId, DecisionId } from '../../ids.ts';
import type { Case } from '../case.ts';
import type { Certificate, CertificationAttempt } from '../dial/certificate.ts';
import type { Outcome } from '../outcome.ts';
import { createCallPlan, type Plan } from '../plan.ts';
import type { Mix, Policy } from '../dial/policy.ts';
import type { Principal } from '../principal.ts';
import type { Reading } from '../dial/reading.ts';
import type { RequestRecord } from '../request-record.ts';
import type { RouteDecision } from '../route-decision.ts';
import type { StudentModel } from '../student-model.ts';
import type { UsageRecord } from '../usage-record.ts';
import { hullGain, knotStep, planReading } from './example-comparisons.ts';
import { finding, suite } from './example-findings.ts';

const AT = '2026-11-20T12:00:00.000Z';
const DAY = '2026-11-20';

const small = createCallPlan('small-model');
const large = createCallPlan('large-model', 'high');
const plan: Plan = {
  version: 1,
  id: PlanId.parse('small-model > check > revise:large-model@high'),
  steps: [
    { type: 'call', modelId: ModelId.parse('small-model') },
    { type: 'check' },
    { type: 'revise', modelId: ModelId.parse('large-model'), effort: 'high' },
  ],
};

const oneCase: Case = { version: 1, id: 'case-1', clusterId: 'c1', segment: null, prompt: 'How many?' };

const outcome: Outcome = {
  version: 1,
  caseId: 'case-1',
  planId: small.id,
  answerRef: 'answers/1',
  score: { status: 'scored', value: 0.5 },
  usage: { inputTokens: 10, outputTokens: 3 },
  cost: { status: 'priced', costUsd: 0.001, priceDate: DAY },
  latencyMs: 300,
  source: 'measured',
};

const interval = { mean: 0.9, low: 0.8, high: 0.95, standardError: 0.04, confidence: 0.95, n: 40 };

const reading: Reading = {
  version: 1,
  policyHash: 'abc',
  knot: 3,
  position: 0.15,
  quality: interval,
  costUsd: interval,
  latencyMs: { status: 'measured', interval },
  planShares: [0.5, 0.5],
};

const certificate: Certificate = {
  version: 1,
  policyHash: 'abc',
  mode: 'direct',
  segment: null,
  claims: 1,
  rho: 0.95,
  delta: 0.05,
  deltaUsed: 0.05,
  attempt: 1,
  n: 400,
  poolHash: 'def',
  lowestKnot: 19,
  tests: [{ knot: 19, pValue: 0.01, cltPValue: 0.005, meanMargin: 0.03 }],
  issuedAt: AT,
};

const certificationAttempt: CertificationAttempt = { version: 1, certificate, clusterIds: ['c1', 'c2'] };

const mix: Mix = { low: { type: 'plan', plan: 0 }, high: { type: 'learned', lambda: 3 }, highShare: 0.25 };

const policy: Policy = {
  version: 1,
  hash: 'abc',
  createdAt: AT,
  mode: 'direct',
  source: 'recorded',
  dataHash: 'def',
  priceDate: DAY,
  plans: [small, large],
  topPlan: 1,
  planQuality: [0.6, 0.9],
  planCostUsd: [0.001, 0.01],
  segments: [{ name: 'all', cases: 200, quality: [0.6, 0.9], costUsd: [0.001, 0.01] }],
  heads: {
    level: 'words',
    buckets: '',
    idf: '',
    statisticMeans: '',
    statisticScales: '',
    weights: '',
    minimumKnownShare: 0.2,
  },
  knots: Array.from({ length: 21 }, (_, knot) => ({
    position: knot / 20,
    targetCostUsd: 0.002,
    served: mix,
    servedBy: 'learned' as const,
    hull: mix,
  })),
  gates: [
    {
      level: 'words',
      passed: true,
      failed: [],
      gain: 0.02,
      gainLow: 0.01,
      gainOverBlind: 0.02,
      shuffles: 100,
      shufflesAbove: 0,
    },
  ],
  fitRows: 200,
  fittedClusters: ['c9'],
};

const principal: Principal = {
  version: 1,
  name: 'local',
  segment: 'support',
  defaultEffort: 0.5,
  explicitModels: 'pinned',
  slashCommands: true,
  trustClientDefaults: false,
};

const decision: RouteDecision = {
  version: 1,
  id: DecisionId.parse('dec_1'),
  policyHash: 'abc',
  dialSource: 'recorded',
  mode: 'direct',
  position: 0.5,
  knots: { lower: 10, upper: 10, upperShare: 0 },
  segment: 'support',
  candidates: [{ planId: small.id, probability: 1, predictedQuality: 0.6, costEstimateUsd: 0.001 }],
  planId: small.id,
  propensity: 1,
  servedBy: 'learned',
  reason: 'asked for position 0.5',
  certificate: { status: 'certified', rho: 0.95, confidence: 0.95, n: 400, attempt: 1 },
};

const requestRecord: RequestRecord = {
  version: 1,
  id: RequestId.parse('req_1'),
  receivedAt: AT,
  principal: 'local',
  format: 'anthropic-messages',
  stream: true,
  modelAsked: 'auto',
  effort: 'asked=medium',
  decision,
  attempts: [
    {
      providerId: 'anthropic',
      source: 'measured',
      modelId: ModelId.parse('small-model'),
      servedModelId: 'small-model-2026',
      startedAt: AT,
      firstByteMs: 100,
      latencyMs: 300,
      status: 'completed',
      httpStatus: 200,
      finishReason: { unified: 'stop', raw: 'end_turn' },
      usage: { inputTokens: 10, outputTokens: 3, raw: { input_tokens: 10 } },
      cost: { status: 'unpriced', reason: 'unknown-model' },
    },
  ],
  status: 'completed',
  httpStatus: 200,
  latencyMs: 310,
  cost: { status: 'unpriced', reason: 'unknown-model' },
};

const studentModel: StudentModel = {
  version: 1,
  hash: 'abc',
  kind: 'linear-hashed-ngrams',
  labels: ['tax', 'litigation'],
  frame: '',
  buckets: '',
  biases: [-0.5, 0.5],
  weights: '',
  abstention: {
    status: 'below-lead',
    minimumLead: 0.2,
    targetPrecision: 0.6,
  },
  strength: 1,
  trial: {
    examples: 120,
    answered: 40,
    right: 28,
    accuracy: { low: 0.17, high: 0.32 },
    precision: { low: 0.54, high: 0.82 },
    confidence: 0.95,
  },
  trainedOn: 120,
  dataHash: 'def',
};

const usageRecord: UsageRecord = {
  version: 1,
  at: AT,
  source: 'claude-code',
  session: 'session-1',
  project: '/home/me/shop',
  agentType: 'sub-agent',
  modelId: ModelId.parse('small-model'),
  effort: 'high',
  serviceTier: 'standard',
  usage: { inputTokens: 10, cacheReadTokens: 4000, outputTokens: 3 },
  statedCostUsd: 0.01,
  toolCalls: 2,
  durationMs: 900,
};

/** One valid record of every kind that is kept, with as many of its fields as can stand together. */
export const EXAMPLE_RECORDS = {
  Case: oneCase,
  Certificate: certificate,
  CertificationAttempt: certificationAttempt,
  Finding: finding,
  HullGain: hullGain,
  KnotStep: knotStep,
  Outcome: outcome,
  Plan: plan,
  PlanReading: planReading,
  Policy: policy,
  Principal: principal,
  Reading: reading,
  RequestRecord: requestRecord,
  RouteDecision: decision,
  StudentModel: studentModel,
  Suite: suite,
  UsageRecord: usageRecord,
};
