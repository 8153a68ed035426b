import { expect, it } from 'vitest';
import { clusterOverlaps } from './cluster-overlaps.ts';

it('gives every group its best share of rows in common with a group of the other side', () => {
  // group 0 has rows 0-3, of which three are in group 1 there, with one of group 1
  expect([...clusterOverlaps([0, 0, 0, 0, 1, 1], [1, 1, 1, 0, 1, 0], 2)]).toEqual([3 / 5, 1 / 3]);
});

it('is 1 for groups that only have other numbers, and 0 for one without rows', () => {
  expect([...clusterOverlaps([0, 0, 1], [1, 1, 0], 3)]).toEqual([1, 1, 0]);
});
