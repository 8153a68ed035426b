import { type RowTable, selectRows } from '../rows/row-table.ts';
import { findMixGap, type FittedMix } from './mix-gap.ts';

/** What is to be certified: a share of the top plan's quality, on all requests or on one segment of them. */
export interface Claim {
  /** The share of the top plan's quality to hold. */
  readonly rho: number;
  /** The part of the traffic it speaks of; default null, all of it. */
  readonly segment?: string | null;
  /** Claims that share the risk of a false certificate; default 1, a claim on its own. */
  readonly claims?: number;
}

/** Clusters below which a segment is not certified on its own. */
const MINIMUM_SEGMENT_CLUSTERS = 200;

/** The rows that a claim speaks of. */
export function rowsOfClaim(rows: RowTable, { segment = null }: Pick<Claim, 'segment'>): RowTable {
  if (segment === null) return rows;
  const index = rows.segmentNames.indexOf(segment);
  return selectRows(rows, (_, row) => rows.segments[row] === index);
}

/** The segments that are large enough to be certified, known before anything is looked at. */
function largeSegments(rows: RowTable): string[] {
  return rows.segmentNames.filter(
    (segment) => new Set(rowsOfClaim(rows, { segment }).clusterIds).size >= MINIMUM_SEGMENT_CLUSTERS,
  );
}

/** What rows may certify. */
export interface ListedClaims {
  readonly claims: readonly Claim[];
  /** Why the rows do not speak for all requests; absent where they do. */
  readonly gap?: string;
}

/**
 * Lists what is certified: each promise on all requests, where the rows are about the mix of work that was fitted on,
 * and on every segment of 200 clusters or more at an equal share of the risk. With `simultaneous` the promises hold
 * together, and share the risk as well.
 *
 * Source  routing-method D8; Bonferroni, fixed before looking
 */
export function listClaims(
  { policy, rows }: { readonly policy: FittedMix; readonly rows: RowTable },
  options: { readonly rhos: readonly number[]; readonly simultaneous: boolean },
): ListedClaims {
  const together = options.simultaneous ? options.rhos.length : 1;
  const gap = findMixGap(policy, rows);
  // one kind of work alone is all requests, unless it is only a part of what was fitted on
  const segments = gap === undefined && rows.segmentNames.length < 2 ? [] : largeSegments(rows);
  const overall = options.rhos.map((rho) => ({ rho, segment: null, claims: together }));
  const bySegment = segments.flatMap((segment) =>
    options.rhos.map((rho) => ({ rho, segment, claims: together * segments.length })),
  );
  return gap === undefined ? { claims: [...overall, ...bySegment] } : { claims: bySegment, gap };
}
