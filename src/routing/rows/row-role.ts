import { unitFromHash } from '#core';

/** What a row may be used for: to choose anything, or to measure and certify. */
export type RowRole = 'fit' | 'certify';

/** Share of clusters whose rows may be used to fit. */
const FIT_SHARE = 0.6;

/** Share of clusters whose rows measure and certify. */
export const CERTIFY_SHARE = 1 - FIT_SHARE;

/**
 * Decides a row's role by its duplicate cluster alone, once and for ever.
 *
 * The salt is empty in service; simulations that repeat the draw of roles pass one.
 */
export function rowRole(clusterId: string, salt = ''): RowRole {
  return unitFromHash(`role\0${salt}\0${clusterId}`) < FIT_SHARE ? 'fit' : 'certify';
}
