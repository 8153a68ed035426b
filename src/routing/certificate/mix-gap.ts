import type { Policy } from '#core';
import type { RowTable } from '../rows/row-table.ts';

/** A kind of work with this share of the fitted rows must be there. */
const SHARE_TO_BE_THERE = 0.05;

/** The largest share of rows that may be of other kinds of work than the fitted ones were. */
const LARGEST_SHIFT = 0.1;

/** What a policy says of the mix that it was fitted on. */
export type FittedMix = Pick<Policy, 'segments' | 'fitRows'>;

interface Share {
  readonly segment: string;
  /** Shares in [0,1] of the fitted rows and of these. */
  readonly fitted: number;
  readonly here: number;
  /** Standard error of `here` less `fitted` if both were drawn from one traffic, by whole clusters. */
  readonly standardError: number;
}

/** For each cluster its rows in all, and those of each segment by name. */
function countClusters(rows: RowTable): Map<string, { all: number; of: Map<string, number> }> {
  const clusters = new Map<string, { all: number; of: Map<string, number> }>();
  rows.clusterIds.forEach((clusterId, row) => {
    const counts = clusters.get(clusterId) ?? { all: 0, of: new Map<string, number>() };
    const name = rows.segmentNames[rows.segments[row] ?? 0] ?? '';
    counts.all += 1;
    counts.of.set(name, (counts.of.get(name) ?? 0) + 1);
    clusters.set(clusterId, counts);
  });
  return clusters;
}

function compareShares({ segments, fitRows }: FittedMix, rows: RowTable): Share[] {
  const clusters = [...countClusters(rows).values()];
  const total = rows.clusterIds.length;
  const names = new Set([...segments.map(({ name }) => name), ...rows.segmentNames]);
  return [...names].map((segment) => {
    const fitted = (segments.find(({ name }) => name === segment)?.cases ?? 0) / fitRows;
    const counts = clusters.map(({ all, of }) => ({ all, of: of.get(segment) ?? 0 }));
    const here = counts.reduce((sum, { of }) => sum + of, 0) / total;
    const squares = counts.reduce((sum, { all, of }) => sum + (of - fitted * all) ** 2, 0);
    return {
      segment,
      fitted,
      here,
      standardError: Math.sqrt(squares * (1 / total ** 2) * (1 + total / fitRows)),
    };
  });
}

/** What chance alone may shift: what is expected of it, and three standard errors (each kind taken as independent). */
function chanceShift(shares: readonly Share[]): number {
  const sum = shares.reduce((total, { standardError }) => total + standardError, 0);
  const squares = shares.reduce((total, { standardError }) => total + standardError ** 2, 0);
  return (Math.sqrt(2 / Math.PI) * sum) / 2 + 1.5 * Math.sqrt(squares);
}

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

function shareText({ segment, here, fitted }: Share): string {
  return `${segment} is ${percent(here)} of them and ${percent(fitted)} of those fitted on`;
}

/**
 * Says why rows do not speak for all the requests of a policy; undefined where they do: every kind of work with 5 % of
 * the fitted rows is there, and no more than 10 % of the rows, or than chance explains, are of other kinds than fitted.
 *
 * Shape   rows: at least one
 */
export function findMixGap(policy: FittedMix, rows: RowTable): string | undefined {
  const shares = compareShares(policy, rows);
  const absent = shares.filter(({ here, fitted }) => here === 0 && fitted >= SHARE_TO_BE_THERE);
  if (absent.length > 0) {
    const missing = absent.map(
      ({ segment, fitted }) => `${segment} (${percent(fitted)} of the rows fitted on)`,
    );
    return `there is nothing of ${missing.join(', ')}`;
  }
  const shift = shares.reduce((sum, { here, fitted }) => sum + Math.abs(here - fitted), 0) / 2;
  if (shift <= Math.max(LARGEST_SHIFT, chanceShift(shares))) return undefined;
  const furthest = shares.toSorted((a, b) => Math.abs(b.here - b.fitted) - Math.abs(a.here - a.fitted));
  return furthest.slice(0, 2).map(shareText).join(', ');
}
