import type { Finding } from '#core';

/** Says whether a step down is surely paid for with right answers: whether that is worth it, no sum can say. */
export function isSurelyWorse({ loss }: Pick<Finding, 'loss'>): boolean {
  return loss.status === 'predicted' && loss.lostPoints.low > 0;
}

type Estimated = Finding & { readonly saving: { readonly status: 'estimated' } };

/** Says whether the saving of a finding may be summed up: it is an estimate, and no loss of right answers is sure or unknown. */
export function mayBeSummed(finding: Finding): finding is Estimated {
  return (
    finding.saving.status === 'estimated' && finding.loss.status !== 'unknown' && !isSurelyWorse(finding)
  );
}
