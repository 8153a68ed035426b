import type { Catalog } from '#catalog';
import { type Clock, type IsoDate, type Terminal, toIsoDate, VernierError } from '#core';
import { findPast } from './find-past.ts';
import type { AuditSource } from './past.ts';
import { listTranscripts, type TranscriptFile, type TranscriptPlace } from './reading/list-transcripts.ts';
import { createProblemList, type ProblemList } from './reading/problem-list.ts';
import { readTranscripts } from './reading/read-transcripts.ts';
import type { AuditReport } from './report/audit-report.ts';
import { createReport } from './report/create-report.ts';
import { summaryText } from './report/summary-text.ts';
import { warningsText } from './report/warnings-text.ts';
import { openCsv } from './report/write-csv.ts';
import { sessionFolders as claudeCodeFolders } from './sources/claude-code/session-folders.ts';
import { sessionFolders as codexFolders } from './sources/codex/session-folders.ts';

/** What an audit is handed by the command line. */
export interface AuditContext {
  readonly terminal: Terminal;
  readonly clock: Clock;
  /** Absent for a user who has none. */
  readonly homeDirectory: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly catalog: Catalog;
}

/** What somebody asks of an audit. */
export interface AuditOptions {
  /** Empty: what is on this machine. */
  readonly folders: readonly string[];
  readonly since?: IsoDate | undefined;
  readonly until?: IsoDate | undefined;
  /** The day whose prices hold for all calls. */
  readonly prices?: IsoDate | undefined;
  /** A file to write every call into. */
  readonly csv?: string | undefined;
}

/** Milliseconds for finding agents whose sessions cannot be read so far. */
const PAST_MS = 1000;

function ownPlaces(context: AuditContext): readonly TranscriptPlace[] {
  return [
    ...claudeCodeFolders(context).map((path) => ({ path, source: 'claude-code' as const })),
    ...codexFolders(context).map((path) => ({ path, source: 'codex' as const })),
  ];
}

/** Finds the agents that were used here and whose sessions nothing here can read so far. */
async function findNotRead(context: AuditContext): Promise<readonly AuditSource[]> {
  const { homeDirectory, env, clock } = context;
  const { sources } = await findPast({ homeDirectory, env, clock, deadlineMs: PAST_MS });
  return sources
    .filter(({ source, status }) => source === 'opencode' && (status === 'found' || status === 'uncounted'))
    .map(({ source }) => source);
}

/** Lists the transcripts; folders that nobody named need not be there. */
async function listFiles(
  places: readonly TranscriptPlace[],
  areNamed: boolean,
  problems: ProblemList,
): Promise<readonly TranscriptFile[]> {
  const files = await listTranscripts(places, (path, code) => {
    if (areNamed || code !== 'ENOENT') problems.add({ kind: 'unreadable', path, code });
  });
  if (files.length > 0) return files;
  const failures = problems.problems().first.map(({ path, code }) => `${path} (${code})`);
  const looked = places.map(({ path }) => path).join(', ') || 'no home directory';
  throw failures.length > 0
    ? new VernierError('file-unreadable', `${failures.join(', ')} cannot be read: name folders that can`)
    : new VernierError(
        'not-found',
        `no transcripts of Claude Code or Codex are in ${looked}: name folders that hold some, as in \`vernier audit ./transcripts\``,
      );
}

/** Reads all files and makes the report of them. */
async function makeReport(context: AuditContext, options: AuditOptions): Promise<AuditReport> {
  const { terminal, clock, catalog } = context;
  const { folders, since, until, prices: pricesAt, csv } = options;
  const problems = createProblemList();
  const areNamed = folders.length > 0;
  const places = areNamed ? folders.map((path) => ({ path })) : ownPlaces(context);
  const [notRead, files] = await Promise.all([
    areNamed ? [] : findNotRead(context),
    listFiles(places, areNamed, problems),
  ]);
  const progress = terminal.progress('Reading transcripts');
  const onProgress = (share: number) => progress.update(share);
  const reading = await readTranscripts({ files, problems, now: clock.now(), onProgress });
  progress.done();
  const file = csv === undefined ? undefined : openCsv(csv);
  const report = createReport({
    reading,
    problems: problems.problems(),
    catalog,
    asked: { since, until },
    pricesAt,
    notRead,
    onCall: (record, cost) => file?.add(record, cost),
  });
  file?.end();
  return report;
}

/**
 * Reads the transcripts of coding agents and says what was used.
 *
 * Throws  'not-found' where there are none, 'file-unreadable' where none can be read, 'file-unwritable'
 */
export async function runAudit(context: AuditContext, options: AuditOptions): Promise<void> {
  const { terminal, clock } = context;
  const report = await makeReport(context, options);
  const warnings = warningsText(report);
  if (report.total.calls === 0 && report.leftOut.otherDays === 0) {
    if (warnings !== undefined) terminal.note(warnings);
    throw new VernierError(
      'not-found',
      'no file tells of a call to a model: name folders with transcripts of Claude Code or Codex',
    );
  }
  terminal.report({ text: summaryText(report, toIsoDate(clock.now())), json: report });
  if (warnings !== undefined) terminal.note(`\n${warnings}`);
}
