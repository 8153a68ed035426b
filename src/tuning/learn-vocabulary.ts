import type { StudentVocabulary } from '#providers';
import { BUCKET_COUNT } from '#text';
import type { TrainingRow } from './training-rows.ts';

/** A bucket that one row has alone cannot be learned from. */
const MINIMUM_ROWS = 2;

function countRows(rows: readonly TrainingRow[]): Int32Array {
  const counts = new Int32Array(BUCKET_COUNT);
  for (const { buckets } of rows) for (const bucket of buckets) counts[bucket] = (counts[bucket] ?? 0) + 1;
  return counts;
}

/** Learns which buckets a student knows: what all texts have is their frame, what two rows or more have beside it is known. */
export function learnVocabulary(rows: readonly TrainingRow[]): StudentVocabulary {
  const texts = rows.filter((row) => !row.isNote);
  const inTexts = countRows(texts);
  const inRows = countRows(rows);
  const frame: number[] = [];
  const known: number[] = [];
  for (let bucket = 0; bucket < BUCKET_COUNT; bucket += 1) {
    if (inTexts[bucket] === texts.length) frame.push(bucket);
    else if ((inRows[bucket] ?? 0) >= MINIMUM_ROWS) known.push(bucket);
  }
  return { frame: Uint16Array.from(frame), known: Uint16Array.from(known) };
}
