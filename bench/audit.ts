import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAuditCommand } from '#audit';
import { createCatalog } from '#catalog';
import { formatTable, type Terminal } from '#core';
import { z } from 'zod';
import { measureRows, rowsTable } from './rows/measure-rows.ts';

const HELP = `Time \`vernier audit\` on constructed transcripts, or rows of usage, of several sizes.

  npm run bench:audit

  --megabytes <list>  sizes, about, default 100,300
  --rows <list>       rows instead, each as CSV, JSON lines and Parquet; needs DuckDB
  --json              print the figures as JSON

Every size is written to the temporary folder, read by a process of its own, and removed.`;

const SCENARIO = join(import.meta.dirname, 'audit-sample.yaml');
/** Of what the scenario gives. */
const LINES_A_MEGABYTE = 908;
/** The constructed calls begin in October 2026; a call in the future would be refused. */
const AFTER_ALL_CALLS = Date.UTC(2027, 0, 1);

/** What the process that reads says of itself. */
const Measured = z.object({
  seconds: z.number(),
  cpuSeconds: z.number(),
  peakMegabytes: z.number(),
  calls: z.number(),
});

const Report = z.object({ total: z.object({ calls: z.number() }) });
const Truth = Report.extend({ files: z.number(), lines: z.number(), bytes: z.number() });

/** Runs the audit with these words and gives its result for machines. */
async function audit(words: readonly string[]): Promise<unknown> {
  let result: unknown;
  const terminal: Terminal = {
    report: ({ json }) => {
      result = json;
    },
    note: (text) => process.stderr.write(`${text}\n`),
    progress: () => ({ update: () => undefined, done: () => undefined }),
  };
  const clock = { now: () => AFTER_ALL_CALLS, monotonicMs: () => performance.now() };
  const context = {
    terminal,
    clock,
    homeDirectory: undefined,
    env: {},
    catalog: createCatalog(),
    directory: '/',
  };
  await createAuditCommand(() => context).parseAsync(words, { from: 'user' });
  return result;
}

/** Runs an audit in this process and prints what it took. */
async function measureHere(words: readonly string[]): Promise<void> {
  const startedAt = performance.now();
  const { calls } = Report.parse(await audit(words)).total;
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage();
  // kilobytes on every system that Node runs on
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, peakMegabytes, calls }));
}

/** Runs an audit in a process of its own. */
function measureApart(asked: readonly string[]) {
  const words = [...process.execArgv, import.meta.filename, '--read', JSON.stringify(asked)];
  const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`reading ended with ${status}: ${stderr}`);
  return Measured.parse(JSON.parse(stdout));
}

async function measureSize(size: number) {
  const folder = mkdtempSync(join(tmpdir(), 'vernier-bench-'));
  try {
    const rows = String(Math.round(size * LINES_A_MEGABYTE));
    const { total, ...written } = Truth.parse(
      await audit(['sample', folder, '--scenario', SCENARIO, '--rows', rows]),
    );
    const measured = measureApart([join(folder, 'projects')]);
    if (measured.calls !== total.calls) throw new RangeError(`${measured.calls} of ${total.calls} calls`);
    const megabytes = written.bytes / 1e6;
    return { megabytes, ...written, ...measured, megabytesPerSecond: megabytes / measured.seconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printTable(rows: readonly Awaited<ReturnType<typeof measureSize>>[]): void {
  const titles = ['MB', 'files', 'lines', 'calls', 'seconds', 'CPU s', 'MB/s', 'peak MB'];
  const table = formatTable(
    titles.map((title) => ({ title, align: 'right' })),
    rows.map((row) => [
      ...[Math.round(row.megabytes), row.files, row.lines, row.calls].map((count) =>
        count.toLocaleString('en-US'),
      ),
      ...[row.seconds, row.cpuSeconds, row.megabytesPerSecond, row.peakMegabytes].map((value) =>
        value.toFixed(1),
      ),
    ]),
  );
  process.stdout.write(`${table}\n`);
}

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '100,300' },
    rows: { type: 'string' },
    read: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(`${HELP}\n`);
else if (values.read !== undefined) await measureHere(z.array(z.string()).parse(JSON.parse(values.read)));
else if (values.rows === undefined) {
  const sizes = [];
  for (const size of values.megabytes.split(',')) sizes.push(await measureSize(Number(size)));
  if (values.json) process.stdout.write(`${JSON.stringify(sizes, null, 2)}\n`);
  else printTable(sizes);
} else {
  const rows = await measureRows(values.rows.split(',').map(Number), measureApart);
  process.stdout.write(`${values.json ? JSON.stringify(rows, null, 2) : rowsTable(rows)}\n`);
}
