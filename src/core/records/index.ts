export { AuditedWork } from './audited-work.ts';
export { Case } from './case.ts';
export { CasesNeeded, Certificate, CertificationAttempt, KnotTest } from './dial/certificate.ts';
export {
  Finding,
  FindingDetector,
  FindingGrade,
  FindingLoss,
  FindingProof,
  FindingSaving,
  savingSample,
} from './finding.ts';
export { HullGain, PlanMixture } from './dial/hull-gain.ts';
export { Interval, MaybeInterval } from './interval.ts';
export { KnotStep, type MeasuredStep } from './dial/knot-step.ts';
export { Outcome, OutcomeSource, Score } from './outcome.ts';
export { CallStep, CheckStep, createCallPlan, Plan, planIdFromSteps, ReviseStep, Step } from './plan.ts';
export { Arm, Gate, HeadLevel, Knot, Mix, Policy, PolicyHeads, PolicySegment } from './dial/policy.ts';
export { PlanReading } from './dial/plan-reading.ts';
export { Principal } from './principal.ts';
export { Reading } from './dial/reading.ts';
export { Attempt, CallStatus, RequestRecord } from './request-record.ts';
export { Candidate, DialSource, PromiseHeld, RouteDecision, ServedBy } from './route-decision.ts';
export { Abstention, StudentModel, StudentTrial } from './student-model.ts';
export { CasePointer, Suite, SuiteStratum } from './suite.ts';
export { Usage } from './usage.ts';
export { AuditSource, CallBucket, UsageRecord } from './usage-record.ts';
export { WhatIfPrice } from './what-if-price.ts';
