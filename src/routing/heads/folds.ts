import { unitFromHash } from '#core';

/** Rows to learn from and rows to predict. */
export interface Fold {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** Splits rows into k folds by the hash of their cluster, so that duplicates are never on both sides; mixed in order. */
export function createFolds(clusterIds: readonly string[], foldCount = 5): Fold[] {
  const units = clusterIds.map((clusterId) => unitFromHash(`fold\0${clusterId}`));
  const foldOf = (row: number) => Math.floor((units[row] ?? 0) * foldCount);
  // learning goes row by row: an order that mixes segments takes half the passes
  const order = [...units.keys()].toSorted(
    (a, b) => (((units[a] ?? 0) * 997) % 1) - (((units[b] ?? 0) * 997) % 1),
  );
  return Array.from({ length: foldCount }, (_, fold) => ({
    train: Int32Array.from(order.filter((row) => foldOf(row) !== fold)),
    test: Int32Array.from(order.filter((row) => foldOf(row) === fold)),
  }));
}
