import { assertSameLength } from './assert-input.ts';

/** Counts the ones among labels of 0 and 1. */
function countOnes(labels: ArrayLike<number>): number {
  let ones = 0;
  for (let i = 0; i < labels.length; i += 1) {
    if (labels[i] !== 0 && labels[i] !== 1) throw new RangeError(`a label is ${labels[i]}: give 0 or 1`);
    ones += labels[i]!;
  }
  return ones;
}

/**
 * Computes the probability that a case of label 1 scores higher than one of label 0, where a tie counts half.
 *
 * Shape   scores: any numbers; labels: 0 or 1, at least one of each → a probability
 * Throws  RangeError when the lengths differ, a label is neither 0 nor 1, or one of the two is missing
 * Source  Hanley, McNeil 1982, Radiology 143, 29–36: the Mann–Whitney statistic over mid-ranks
 */
export function auroc(input: {
  readonly scores: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
}): number {
  const { scores, labels } = input;
  assertSameLength(scores, labels, 'scores and labels');
  const n = scores.length;
  const ones = countOnes(labels);
  const zeros = n - ones;
  if (ones === 0 || zeros === 0) {
    throw new RangeError(`there are ${ones} labels of 1 and ${zeros} of 0: give at least one of each`);
  }
  const order = Int32Array.from({ length: n }, (_, i) => i).toSorted((i, j) => scores[i]! - scores[j]!);
  let wins = 0;
  let zerosBefore = 0;
  for (let start = 0; start < n;) {
    const score = scores[order[start]!]!;
    let end = start;
    let onesHere = 0;
    for (; end < n && scores[order[end]!] === score; end += 1) onesHere += labels[order[end]!]!;
    const zerosHere = end - start - onesHere;
    wins += onesHere * (zerosBefore + zerosHere / 2);
    zerosBefore += zerosHere;
    start = end;
  }
  return wins / (ones * zeros);
}
