/** What the envelope needs to know of a candidate. */
export interface EnvelopeCandidate {
  readonly costUsd: number;
  readonly quality: number;
}

/**
 * Gives every position the best candidate that costs no more: one that is beaten by a cheaper one is replaced by it.
 *
 * Shape   candidates ascending by position → as many, quality never falling
 */
export function upperEnvelope<T extends EnvelopeCandidate>(candidates: readonly T[]): T[] {
  let best: T | undefined;
  return candidates.map((candidate) => {
    if (best === undefined || candidate.quality > best.quality) best = candidate;
    return best;
  });
}
