import type { Catalog } from '#catalog';
import { createCatalog } from '#catalog';
import type { UsageRecord } from '#core';
import { listTranscripts } from '../reading/list-transcripts.ts';
import { createProblemList } from '../reading/problem-list.ts';
import { readTranscripts } from '../reading/read-transcripts.ts';
import type { AskedDays, AuditReport } from '../report/audit-report.ts';
import { createReport } from '../report/create-report.ts';
import { TODAY } from './temporary-home.ts';

/** What a folder tells, call by call and in sum. */
export interface ReadSample {
  readonly report: AuditReport;
  readonly records: readonly UsageRecord[];
}

/** Reads all transcripts of a folder on the tests' day, with the catalog that comes with Vernier. */
export async function readSample(
  folder: string,
  asked: AskedDays & { readonly pricesAt?: string; readonly catalog?: Catalog } = {},
): Promise<ReadSample> {
  const { catalog = createCatalog(), pricesAt, ...days } = asked;
  const problems = createProblemList();
  const files = await listTranscripts([{ path: folder }], (path, code) =>
    problems.add({ kind: 'unreadable', path, code }),
  );
  const reading = await readTranscripts({ files, problems, now: TODAY, onProgress: () => undefined });
  const records: UsageRecord[] = [];
  const report = createReport({
    reading,
    problems: problems.problems(),
    catalog,
    asked: days,
    pricesAt,
    notRead: [],
    onCall: (record) => records.push(record),
  });
  return { report, records };
}
