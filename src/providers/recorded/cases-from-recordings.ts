import type { Case } from '#core';
import { duplicateCluster } from '#text';
import type { RecordedRow } from './schema.ts';

/** The recorded prompts as cases: one for each row, its task as segment, near-duplicates in one cluster. */
export function casesFromRecordings(rows: readonly RecordedRow[]): readonly Case[] {
  return rows.map((row) => ({
    version: 1,
    id: row.id,
    clusterId: duplicateCluster(row.prompt),
    segment: row.task,
    prompt: row.prompt,
  }));
}
