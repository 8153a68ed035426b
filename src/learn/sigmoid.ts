/** The logistic function: any number → (0, 1). */
export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** The inverse of `sigmoid`, with probabilities held within [1e-4, 1 − 1e-4] so that it stays finite. */
export function toLogit(probability: number): number {
  const held = Math.min(1 - 1e-4, Math.max(1e-4, probability));
  return Math.log(held / (1 - held));
}
