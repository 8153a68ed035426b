import type { Catalog } from '#catalog';
import {
  type AuditSource,
  type Clock,
  type Cost,
  type IsoDate,
  type Terminal,
  toIsoDate,
  type UsageRecord,
  VernierError,
} from '#core';
import { supposePrices } from './asked/suppose-prices.ts';
import { createMessageSample } from './examples/message-sample.ts';
import { findPast } from './past/find-past.ts';
import type { Findings } from './findings/find-findings.ts';
import { type FileSearch, findFiles } from './files/find-files.ts';
import type { ListedFile } from './files/listed-file.ts';
import { type OutcomeFiles, readOutcomes } from './outcomes/read-outcomes.ts';
import { refuseToOverwrite, requireOutputs } from './output/check-outputs.ts';
import { openOutput } from './output/open-output.ts';
import { type CsvFile, openCsv } from './output/write-csv.ts';
import type { GivenWords } from './asked/given-words.ts';
import type { DeclaredSource } from './reading/declared-source.ts';
import { createProblemList } from './reading/problem-list.ts';
import { readTranscripts } from './reading/read-transcripts.ts';
import type { AuditReport } from './report/audit-report.ts';
import { createReport } from './report/create-report.ts';
import { reportPage } from './report/html/report-page.ts';
import { reportMarkdown } from './report/markdown/report-markdown.ts';
import { summaryText } from './report/summary-text.ts';
import { warningsText } from './report/warnings-text.ts';
import type { CallTable } from './tally/call-table.ts';
import { SOURCES } from './sources/registry.ts';
import { bandLimitsOf } from './tally/band-limits.ts';

/** What an audit is handed by the command line. */
export interface AuditContext {
  readonly terminal: Terminal;
  readonly clock: Clock;
  /** Absent for a user who has none. */
  readonly homeDirectory: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The machine's name; absent where none is known. */
  readonly hostName?: string | undefined;
  /** Vernier's own folder; absent where none is known. */
  readonly vernierHome?: string | undefined;
  /** The server of Vernier's own database; absent where it is in that folder. */
  readonly databaseUrl?: string | undefined;
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
  /** What-if prices as `model=input/output`, USD per million tokens. */
  readonly whatIf?: readonly string[] | undefined;
  /** A file to write every call into. */
  readonly csv?: string | undefined;
  /** A file to write the report into, as a page. */
  readonly html?: string | undefined;
  /** A file to write the report into, as Markdown. */
  readonly markdown?: string | undefined;
  /** A file that says which column of the named files is what. */
  readonly mapping?: string | undefined;
  /** Whether the report may show messages, redacted. */
  readonly withText?: boolean | undefined;
  /** Files with recorded answers to prompts of one's own, and to similar ones. */
  readonly outcomes?: OutcomeFiles | undefined;
  /** The same in the words that were given: paths as they were written. */
  readonly given?: GivenWords | undefined;
}

/** Milliseconds for finding agents whose sessions cannot be read so far. */
const PAST_MS = 1000;

/** Says whether an agent's sessions are found and cannot be read so far. */
function isOnlyFound({ forms, findSessions }: DeclaredSource): boolean {
  return forms.length === 0 && findSessions !== undefined;
}

/** Finds the agents that were used here and whose sessions nothing here can read so far. */
async function findNotRead(context: AuditContext): Promise<readonly AuditSource[]> {
  const { homeDirectory, env, clock } = context;
  const unread = new Set(SOURCES.filter(isOnlyFound).map(({ id }) => id));
  if (unread.size === 0) return [];
  const { sources } = await findPast({ homeDirectory, env, clock, deadlineMs: PAST_MS });
  return sources
    .filter(({ source, status }) => unread.has(source) && (status === 'found' || status === 'uncounted'))
    .map(({ source }) => source);
}

/** What can be read: everything that is declared, or only what a mapping describes. */
async function sourcesOf(
  { catalog, clock }: AuditContext,
  { mapping, folders, csv }: AuditOptions,
): Promise<readonly DeclaredSource[]> {
  if (mapping === undefined) return SOURCES;
  if (folders.length === 0) {
    const message = `--mapping ${mapping} describes no file: name the files, as in \`vernier audit --mapping ${mapping} usage.csv\``;
    throw new VernierError('called-wrongly', message);
  }
  const { readMapping } = await import('./sources/mapped/read-mapping.ts');
  const { createMappedSource } = await import('./sources/mapped/create-mapped-source.ts');
  const bandLimits = bandLimitsOf(catalog);
  const files = { bandLimits, today: toIsoDate(clock.now()), keepsCalls: csv !== undefined };
  return [createMappedSource(readMapping(mapping), files)];
}

/** Finds the files to read, and refuses to write over one of them. */
async function filesOf(
  context: AuditContext,
  options: AuditOptions,
  reading: Pick<FileSearch, 'sources' | 'problems'>,
): Promise<readonly ListedFile[]> {
  const { folders, mapping = [], outcomes = { ownOutcomes: [], recordedWork: [] } } = options;
  const files = await findFiles({ named: folders, machine: context, ...reading });
  const beside = [mapping, outcomes.ownOutcomes, outcomes.recordedWork].flat();
  refuseToOverwrite(options, [...files.map(({ path }) => path), ...beside]);
  return files;
}

/** Who looks on while a report is made. */
interface Onlookers {
  readonly onCall?: ((record: UsageRecord, cost: Cost) => void) | undefined;
  /** Sees which calls each finding is about. */
  readonly onFindings?: (findings: Findings, calls: CallTable) => void;
}

/** Reads all files and makes the report of them. */
export async function makeReport(
  context: AuditContext,
  options: AuditOptions,
  { onCall, onFindings }: Onlookers = {},
): Promise<AuditReport> {
  const { terminal, clock, catalog } = context;
  const { folders, since, until, prices: pricesAt, withText, outcomes } = options;
  const today = toIsoDate(clock.now());
  const supposed = supposePrices(catalog, options, today);
  const problems = createProblemList();
  const sources = await sourcesOf(context, options);
  // what is wrong with these files is said before the log is read
  const recorded = outcomes && (await readOutcomes(outcomes, catalog));
  const [notRead, files] = await Promise.all([
    folders.length > 0 ? [] : findNotRead(context),
    filesOf(context, options, { sources, problems }),
  ]);
  const progress = terminal.progress('Reading what was used');
  const onProgress = (share: number) => progress.update(share);
  const messages = withText === true ? createMessageSample() : undefined;
  const reading = await readTranscripts({
    sources,
    files,
    machine: folders.length > 0 ? undefined : context,
    problems,
    messages,
    now: clock.now(),
    onProgress,
  });
  progress.done();
  return createReport({
    reading,
    problems: problems.problems(),
    catalog,
    supposed,
    asked: { since, until },
    given: options.given,
    pricesAt,
    today,
    notRead,
    texts: messages === undefined ? undefined : { messages, machine: context },
    recorded,
    onCall,
    onFindings: (findings) => onFindings?.(findings, reading.calls),
  });
}

function writeFile(path: string, text: string): VernierError | undefined {
  const output = openOutput(path);
  output.add(text);
  return output.end();
}

/** Writes the report into the files that were asked for; one that fails keeps no other from being written. */
function writeReport(
  report: AuditReport,
  { html, markdown }: AuditOptions,
  { csv, today }: { readonly csv: CsvFile | undefined; readonly today: IsoDate },
): VernierError | undefined {
  const failures = [
    csv?.end(),
    html === undefined ? undefined : writeFile(html, reportPage(report, today)),
    markdown === undefined ? undefined : writeFile(markdown, reportMarkdown(report, today)),
  ].filter((failure) => failure !== undefined);
  if (failures.length === 0) return undefined;
  return new VernierError('file-unwritable', failures.map(({ message }) => message).join('\n'), {
    cause: failures[0],
  });
}

/**
 * Reads transcripts, exports and the own ledger, and says what was used.
 *
 * Throws  'not-found' where there are none, 'file-unreadable' where none can be read, 'file-unwritable', also for a file that is
 *         read; 'config-invalid' for a mapping that is wrong or does not fit; 'called-wrongly'
 */
export async function runAudit(context: AuditContext, options: AuditOptions): Promise<void> {
  const { terminal, clock } = context;
  requireOutputs(options);
  const csv = options.csv === undefined ? undefined : openCsv(options.csv);
  const report = await makeReport(context, options, { onCall: (record, cost) => csv?.add(record, cost) });
  const warnings = warningsText(report);
  // the totals of a mapping are what somebody wrote into it, and were not read
  const hasStated = options.mapping === undefined && report.reconciliation.length > 0;
  if (report.days === null && report.leftOut.otherDays === 0 && !hasStated) {
    if (warnings !== undefined) terminal.note(warnings);
    throw new VernierError(
      'not-found',
      'no file tells of a call to a model: name folders with transcripts, or exports; what cannot be recognised needs a `--mapping`',
    );
  }
  const today = toIsoDate(clock.now());
  const failure = writeReport(report, options, { csv, today });
  terminal.report({ text: summaryText(report, today), json: report });
  if (warnings !== undefined) terminal.note(`\n${warnings}`);
  // the report itself is not lost with a file
  if (failure !== undefined) throw failure;
}
