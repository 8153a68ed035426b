import type { Finding } from '#core';

/** Says whether a step down is surely paid for with right answers: whether that is worth it, no sum can say. */
export function isSurelyWorse({ loss }: Pick<Finding, 'loss'>): boolean {
  return loss.status === 'predicted' && loss.lostPoints.low > 0;
}
