import type { Abstention } from '#core';
import { type RankedLabel, rankLabels, type StudentHeads } from './rank-labels.ts';
import { createStudentFeaturizer, type StudentVocabulary } from './student-features.ts';

/** What a student says to a text. */
export type StudentPrediction =
  | ({ readonly status: 'answered' } & RankedLabel)
  | { readonly status: 'abstained'; readonly reason: 'no-clear-lead' | 'other-work' };

/** What a student predicts by, with its arrays decoded. */
export interface StudentParts {
  readonly vocabulary: StudentVocabulary;
  readonly heads: StudentHeads;
  readonly abstention: Abstention;
}

/** Predicts texts by their `studentBuckets`. */
export interface StudentPredictor {
  /** The best label, whether or not the student would say it. */
  rank(buckets: ReadonlySet<number>): RankedLabel;
  /** What it says. */
  predict(buckets: ReadonlySet<number>): StudentPrediction;
}

/** Makes the one function by which students predict: those that serve, and those that are only tried. */
export function createStudentPredictor({ vocabulary, heads, abstention }: StudentParts): StudentPredictor {
  const featurize = createStudentFeaturizer(vocabulary);
  const rank = (buckets: ReadonlySet<number>) => rankLabels(heads, featurize(buckets));
  return {
    rank,
    predict(buckets) {
      if (isOtherWork(vocabulary.frame, buckets)) return { status: 'abstained', reason: 'other-work' };
      const ranked = rank(buckets);
      return isSure(abstention, ranked)
        ? { status: 'answered', ...ranked }
        : { status: 'abstained', reason: 'no-clear-lead' };
    },
  };
}

/** A frame that is shorter than this is no instruction: every text may have a full stop. */
const SHORTEST_FRAME = 12;

/** The share of an instruction that a text must have to be the work that was learned. */
const FRAME_SHARE = 0.9;

function isOtherWork(frame: Uint16Array, seen: ReadonlySet<number>): boolean {
  if (frame.length < SHORTEST_FRAME) return false;
  return frame.filter((bucket) => seen.has(bucket)).length < FRAME_SHARE * frame.length;
}

function isSure(abstention: Abstention, { lead }: RankedLabel): boolean {
  return abstention.status === 'below-lead' && lead >= abstention.minimumLead;
}
