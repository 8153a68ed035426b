import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAuditCommand } from '#audit';
import { createCatalog } from '#catalog';
import { formatTable, type Terminal } from '#core';
import { z } from 'zod';
import { writeSyntheticTranscripts } from './synthetic-transcripts.ts';

const HELP = `Time \`vernier audit\` on synthetic transcripts of several sizes.

  npm run bench:audit

  --megabytes <list>  sizes, default 100,300
  --json              print the figures as JSON

Every size is written to the temporary folder, read by a process of its own, and removed.`;

const SEED = 4;
const MEGABYTE = 1e6;
/** The synthetic calls begin in October 2026; a call in the future would be refused. */
const AFTER_ALL_CALLS = Date.UTC(2027, 0, 1);

/** What the process that reads says of itself. */
const Measured = z.object({
  seconds: z.number(),
  cpuSeconds: z.number(),
  peakMegabytes: z.number(),
  calls: z.number(),
});

const Report = z.object({ total: z.object({ calls: z.number() }) });

/** Reads a folder in this process and prints what it took. */
async function measureHere(folder: string): Promise<void> {
  let calls = 0;
  const terminal: Terminal = {
    report: ({ json }) => {
      calls = Report.parse(json).total.calls;
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
  const startedAt = performance.now();
  await createAuditCommand(() => context).parseAsync([folder], { from: 'user' });
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage();
  // kilobytes on every system that Node runs on
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, peakMegabytes, calls }));
}

function measureSize(megabytes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'vernier-bench-'));
  try {
    const written = writeSyntheticTranscripts(folder, megabytes * MEGABYTE, SEED);
    const words = [...process.execArgv, import.meta.filename, '--read', folder];
    const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`reading ended with ${status}: ${stderr}`);
    const measured = Measured.parse(JSON.parse(stdout));
    if (measured.calls !== written.calls) throw new RangeError(`${measured.calls} of ${written.calls} calls`);
    return { megabytes, ...written, ...measured, megabytesPerSecond: megabytes / measured.seconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printTable(rows: readonly ReturnType<typeof measureSize>[]): void {
  const titles = ['MB', 'files', 'lines', 'calls', 'seconds', 'CPU s', 'MB/s', 'peak MB'];
  const table = formatTable(
    titles.map((title) => ({ title, align: 'right' })),
    rows.map((row) => [
      ...[row.megabytes, row.files, row.lines, row.calls].map((count) => count.toLocaleString('en-US')),
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
    read: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(`${HELP}\n`);
else if (values.read !== undefined) await measureHere(values.read);
else {
  const rows = values.megabytes.split(',').map((size) => measureSize(Number(size)));
  if (values.json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else printTable(rows);
}
