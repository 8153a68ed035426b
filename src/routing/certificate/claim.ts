import { type RowTable, selectRows } from '../rows/row-table.ts';

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
  if (rows.segmentNames.length < 2) return [];
  return rows.segmentNames.filter(
    (segment) => new Set(rowsOfClaim(rows, { segment }).clusterIds).size >= MINIMUM_SEGMENT_CLUSTERS,
  );
}

/**
 * Lists what is certified: each promise on all rows, and on every segment of 200 clusters or more at an equal share of
 * the risk. With `simultaneous` the promises hold together, and share the risk as well.
 *
 * Source  routing-method D8; Bonferroni, fixed before looking
 */
export function listClaims(
  rows: RowTable,
  options: { readonly rhos: readonly number[]; readonly simultaneous: boolean },
): Claim[] {
  const together = options.simultaneous ? options.rhos.length : 1;
  const segments = largeSegments(rows);
  return [
    ...options.rhos.map((rho) => ({ rho, segment: null, claims: together })),
    ...segments.flatMap((segment) =>
      options.rhos.map((rho) => ({ rho, segment, claims: together * segments.length })),
    ),
  ];
}
