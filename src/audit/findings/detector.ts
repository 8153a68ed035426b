import type { FindingDetector, FindingGrade, FindingLoss, FindingProof, FindingSaving, Plan } from '#core';
import type { Claims } from './claims.ts';
import type { SeenCall } from './seen-call.ts';

/** What a detector makes of the calls of one kind of work; whether it is worth a finding is decided for all alike. */
export interface Candidate {
  readonly detector: FindingDetector;
  readonly claims: Claims;
  readonly what: string;
  readonly advice: string;
  readonly loss: FindingLoss;
  readonly grade: FindingGrade;
  readonly proof: FindingProof;
  readonly plans?: { readonly upper: Plan; readonly lower: Plan };
  /** Absent where the claims say what each session would have saved. */
  readonly saving?: FindingSaving;
}

/** Looks at all single calls that are asked for, each once, those of a thread in their order. */
export interface Detector {
  see(call: SeenCall): void;
  finish(): readonly Candidate[];
}

/** What needs no trial: the same model would have got the same prompt. */
export const COUNTED = {
  loss: { status: 'none' },
  grade: 'own-log',
  proof: { status: 'counted' },
} as const satisfies Pick<Candidate, 'loss' | 'grade' | 'proof'>;
