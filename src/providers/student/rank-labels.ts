import { sigmoid, type SparseRow } from '#learn';

/** A student's best label, and how far it leads the second in [0,1]; the lead is no probability. */
export interface RankedLabel {
  readonly label: string;
  readonly lead: number;
}

/** One logistic head a label. */
export interface StudentHeads {
  readonly labels: readonly string[];
  /** The logit of each label before any feature is seen. */
  readonly biases: readonly number[];
  /** Column by column, one weight a label. */
  readonly weights: Float32Array;
}

/** Ranks a text by its features: the label with the largest share of all odds; of equal ones the first. */
export function rankLabels({ labels, biases, weights }: StudentHeads, row: SparseRow): RankedLabel {
  const logits = Float64Array.from(biases);
  for (let index = 0; index < row.columns.length; index += 1) {
    const start = (row.columns[index] ?? 0) * labels.length;
    const value = row.values[index] ?? 0;
    for (let label = 0; label < labels.length; label += 1) {
      logits[label] = (logits[label] ?? 0) + value * (weights[start + label] ?? 0);
    }
  }
  return leadingLabel(labels, logits);
}

function leadingLabel(labels: readonly string[], logits: Float64Array): RankedLabel {
  const odds = logits.map(sigmoid);
  const sum = odds.reduce((total, value) => total + value, 0);
  let best = 0;
  for (let label = 1; label < odds.length; label += 1)
    if ((odds[label] ?? 0) > (odds[best] ?? 0)) best = label;
  const second = odds.reduce((most, value, label) => (label === best ? most : Math.max(most, value)), 0);
  return { label: labels[best] ?? '', lead: ((odds[best] ?? 0) - second) / sum };
}
