import { type Certificate, costMark, type Policy, type Reading, sourceMark } from '#core';
import { type DialRecord, overallCertificates } from '../dial/dial.ts';
import { keeperAmong } from '../dial/find-promise.ts';
import { TOP_KNOT } from '../dial/spend-targets.ts';

/** A share as people read it, with no more digits than it has: `95 %`, `99.5 %`. */
export function sharePercent(share: number): string {
  return `${Number((100 * share).toFixed(2))} %`;
}

/** What a position saves, measured on the same rows; nothing where the top plan's cost is not above it. */
function savingText(readings: readonly Reading[], knot: number, mark: string): string {
  const costUsd = readings[knot]?.costUsd.mean;
  const topUsd = readings[TOP_KNOT]?.costUsd.mean;
  if (costUsd === undefined || topUsd === undefined || costUsd >= topUsd) return '';
  return ` It costs ${(100 * (1 - costUsd / topUsd)).toFixed(0)} % less than always using the top plan${mark}.`;
}

const positionText = (knot: number) => (knot / TOP_KNOT).toFixed(2);

function attemptText({ attempt, deltaUsed }: Certificate): string {
  return attempt === 1
    ? ''
    : ` This is attempt ${attempt} on these cases, so each test used a risk of ${deltaUsed.toPrecision(2)}.`;
}

/** One certificate in a sentence that needs no statistics to be understood. */
export function certificateSentence(
  certificate: Certificate,
  readings: readonly Reading[],
  policy: Policy,
): string {
  const { rho, delta, n, lowestKnot, segment } = certificate;
  const mark = sourceMark(policy.source);
  const subject = `${segment === null ? 'Hold' : `${segment}: hold`} ${rho}${mark}`;
  const again = attemptText(certificate);
  if (lowestKnot === TOP_KNOT) {
    const instead = segment === null ? '; a request that asks for it is served by the top plan' : '';
    return `${subject}: not certified below the top plan on ${n} cases${instead}.${again}`;
  }
  const promise = `${sharePercent(rho)} of the top plan's quality (${policy.plans[policy.topPlan]?.id})`;
  return (
    `${subject}: from position ${positionText(lowestKnot)} upwards the dial keeps at least ${promise}, ` +
    `on average over requests like the ${n} tested, with ${sharePercent(1 - delta)} confidence.` +
    `${segment === null ? savingText(readings, lowestKnot, costMark(policy)) : ''}${again}`
  );
}

/**
 * The certificate that keeps what one promises: that of a higher share where it reaches lower, else itself.
 *
 * Shape   certificates: those that count; only those on all requests, of the same cases and risk, keep each other
 */
export function keeperOf(certificate: Certificate, certificates: readonly Certificate[]): Certificate {
  if (certificate.segment !== null) return certificate;
  const keeper = keeperAmong(overallCertificates(certificates), certificate);
  return keeper.lowestKnot >= certificate.lowestKnot ? certificate : keeper;
}

/** What is promised of a share in a sentence, whether its own certificate keeps it or that of a higher one. */
export function promiseSentence(
  certificate: Certificate,
  { certificates, readings, policy }: Pick<DialRecord, 'certificates' | 'readings' | 'policy'>,
): string {
  const keeper = keeperOf(certificate, certificates);
  if (keeper === certificate) return certificateSentence(certificate, readings, policy);
  const { rho, lowestKnot, n } = certificate;
  const own = lowestKnot === TOP_KNOT ? 'nothing below the top plan' : `position ${positionText(lowestKnot)}`;
  return (
    `Hold ${rho}${sourceMark(policy.source)}: kept by the certificate of hold ${keeper.rho} from position ` +
    `${positionText(keeper.lowestKnot)} upwards; its own test on ${n} cases reached ${own}.${attemptText(certificate)}`
  );
}
