import type { Catalog } from '#catalog';
import { createCatalog } from '#catalog';
import { toIsoDate, type UsageRecord } from '#core';
import { isWanted } from '../files/choose-form.ts';
import { listFiles } from '../files/list-files.ts';
import type { DeclaredSource } from '../reading/declared-source.ts';
import { createProblemList } from '../reading/problem-list.ts';
import { readTranscripts } from '../reading/read-transcripts.ts';
import type { AskedDays, AuditReport } from '../report/audit-report.ts';
import { createReport, type ReportOrder } from '../report/create-report.ts';
import { SOURCES } from '../sources/registry.ts';
import type { TaskRecord } from '../work/task-record.ts';
import { TODAY } from './temporary-home.ts';

/** What a folder tells, call by call and in sum. */
export interface ReadSample {
  readonly report: AuditReport;
  readonly records: readonly UsageRecord[];
  readonly tasks: readonly TaskRecord[];
  /** For each call of the folder its task. */
  readonly taskOfCalls: readonly (number | undefined)[];
  /** For each call of the folder how many tools it asked for again, and for nothing else. */
  readonly repeatsOfCalls: readonly number[];
}

/** Reads all transcripts of a folder on the tests' day, with the catalog that comes with Vernier. */
export async function readSample(
  folder: string,
  asked: AskedDays & {
    readonly pricesAt?: string;
    readonly catalog?: Catalog;
    readonly sources?: readonly DeclaredSource[];
    readonly texts?: ReportOrder['texts'];
  } = {},
): Promise<ReadSample> {
  const { catalog = createCatalog(), sources = SOURCES, pricesAt, texts, ...days } = asked;
  const problems = createProblemList();
  const files = await listFiles(
    [{ path: folder }],
    (name, place) => isWanted(sources, name, place),
    (path, code) => problems.add({ kind: 'unreadable', path, code }),
  );
  const reading = await readTranscripts({
    sources,
    files,
    problems,
    messages: texts?.messages,
    now: TODAY,
    onProgress: () => undefined,
  });
  const records: UsageRecord[] = [];
  const report = createReport({
    reading,
    problems: problems.problems(),
    catalog,
    asked: days,
    pricesAt,
    today: toIsoDate(TODAY),
    notRead: [],
    texts,
    onCall: (record) => records.push(record),
  });
  return {
    report,
    records,
    tasks: Array.from({ length: reading.tasks.count() }, (_, task) => reading.tasks.get(task)),
    taskOfCalls: Array.from(reading.calls.entries(), ({ task }) => task),
    repeatsOfCalls: Array.from({ length: reading.calls.count() }, (_, call) => reading.tasks.repeatsOf(call)),
  };
}
