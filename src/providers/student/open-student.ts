import { type Abstention, float32FromBase64, type StudentModel, uint16FromBase64, VernierError } from '#core';
import { sigmoid } from '#learn';
import { createStudentFeaturizer, studentBuckets } from './student-features.ts';

/** A student's best label, and how far it leads the second in [0,1]; the lead is no probability. */
export interface RankedLabel {
  readonly label: string;
  readonly lead: number;
}

/** What a student says to a text. */
export type StudentPrediction =
  | ({ readonly status: 'answered' } & RankedLabel)
  | { readonly status: 'abstained'; readonly reason: 'no-clear-lead' | 'other-work' };

/** A student with its arrays decoded, ready to predict. */
export interface Student {
  readonly model: StudentModel;
  /** The best label, whether or not the student would say it. */
  rank(text: string): RankedLabel;
  /** What it says. */
  predict(text: string): StudentPrediction;
}

/**
 * Makes a student ready to predict; a prediction takes tens of microseconds and reads at most 2,000 characters.
 *
 * Throws  'policy-invalid' when its arrays do not fit together
 */
export function openStudent(model: StudentModel): Student {
  const frame = uint16FromBase64(model.frame);
  const buckets = uint16FromBase64(model.buckets);
  const weights = float32FromBase64(model.weights);
  const { labels, biases } = model;
  if (biases.length !== labels.length || weights.length !== buckets.length * labels.length) {
    throw new VernierError(
      'policy-invalid',
      `the student ${model.hash.slice(0, 12)} has ${weights.length} weights for ${buckets.length} features and ` +
        `${labels.length} labels: train it again`,
    );
  }
  const featurize = createStudentFeaturizer({ frame, known: buckets });

  function rankBuckets(seen: ReadonlySet<number>): RankedLabel {
    const { columns, values } = featurize(seen);
    const logits = Float64Array.from(biases);
    for (let index = 0; index < columns.length; index += 1) {
      const start = (columns[index] ?? 0) * labels.length;
      for (let label = 0; label < labels.length; label += 1) {
        logits[label] = (logits[label] ?? 0) + (values[index] ?? 0) * (weights[start + label] ?? 0);
      }
    }
    return leadingLabel(labels, logits);
  }

  return {
    model,
    rank: (text) => rankBuckets(studentBuckets(text)),
    predict(text) {
      const seen = studentBuckets(text);
      if (isOtherWork(frame, seen)) return { status: 'abstained', reason: 'other-work' };
      const ranked = rankBuckets(seen);
      return isSure(model.abstention, ranked)
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

/** The label with the largest share of all odds; of equal ones the first. */
function leadingLabel(labels: readonly string[], logits: Float64Array): RankedLabel {
  const odds = logits.map(sigmoid);
  const sum = odds.reduce((total, value) => total + value, 0);
  let best = 0;
  for (let label = 1; label < odds.length; label += 1)
    if ((odds[label] ?? 0) > (odds[best] ?? 0)) best = label;
  const second = odds.reduce((most, value, label) => (label === best ? most : Math.max(most, value)), 0);
  return { label: labels[best] ?? '', lead: ((odds[best] ?? 0) - second) / sum };
}
