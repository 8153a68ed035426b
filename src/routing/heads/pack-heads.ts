import { type HeadLevel, type PolicyHeads, toBase64 } from '#core';
import { quantile } from '#stats';
import { heldOutKnownShares } from '../features/held-out-known-shares.ts';
import { crossFitProblem, type TrainRows } from './train-rows.ts';
import { fitHeads } from './fit-heads.ts';
import { fitSegmentHeads } from './fit-segment-heads.ts';

/** Share of requests like the fit rows that may count as an unknown kind of request. */
const UNKNOWN_SHARE = 0.01;

/** Fits the final heads on all fit rows and packs them with their vocabulary. */
export function packHeads(rows: TrainRows, level: HeadLevel, strength: number): PolicyHeads {
  const { table, matrix, vocabulary } = rows;
  const everyRow = rows.folds.flatMap((fold) => [...fold.test]);
  const allRows = Int32Array.from(everyRow);
  const planHeads =
    level === 'words' ? fitHeads({ ...crossFitProblem(rows, table.scores, strength), rows: allRows }) : [];
  const segmentHeads = fitSegmentHeads(
    { matrix, segments: table.segments, segmentCount: table.segmentNames.length },
    allRows,
  );
  const heads = [...planHeads, ...segmentHeads].map((head) => head.weights);
  const weights = new Float32Array(heads.length * matrix.columnCount);
  heads.forEach((head, index) => {
    head.forEach((weight, column) => {
      weights[column * heads.length + index] = weight;
    });
  });
  return {
    level,
    buckets: toBase64(vocabulary.buckets),
    idf: toBase64(vocabulary.idf),
    statisticMeans: toBase64(vocabulary.statisticMeans),
    statisticScales: toBase64(vocabulary.statisticScales),
    weights: toBase64(weights),
    minimumKnownShare: quantile(heldOutKnownShares(table.texts), UNKNOWN_SHARE),
  };
}
