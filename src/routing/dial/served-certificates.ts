import type { Certificate } from '#core';

/** The certificates in force, by whether they count where a certain risk is configured. */
export interface ServedCertificates {
  readonly served: readonly Certificate[];
  /** At a larger risk than the configured one. */
  readonly tooRisky: readonly Certificate[];
}

/**
 * Tells which certificates keep promises where a risk of false ones is configured: those at this risk or less, and of
 * several of one promise the one at the largest of these risks, which was asked for last.
 *
 * Shape   certificates: those in force, as they are loaded
 */
export function serveCertificates(certificates: readonly Certificate[], delta: number): ServedCertificates {
  const counting = certificates.filter((one) => one.delta <= delta);
  const served = counting.filter(
    (one) =>
      !counting.some(
        (other) => other.segment === one.segment && other.rho === one.rho && other.delta > one.delta,
      ),
  );
  return { served, tooRisky: certificates.filter((one) => one.delta > delta) };
}
