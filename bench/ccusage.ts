import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { formatTable } from '#core';
import { z } from 'zod';
import { compareTotals } from './ccusage/compare-totals.ts';
import { type MeasuredCommand, measureCommand } from './ccusage/measure-command.ts';

const HELP = `Set \`vernier audit\` beside ccusage on the same constructed transcripts of Claude Code.

  node --conditions=vernier-source bench/ccusage.ts --ccusage <path of the native binary>

  --megabytes <list>  sizes, about, default 100,300
  --runs <count>      runs of each, one after the other in turns; default 3
  --vernier <path>    bin/vernier.js of a built package; default: this clone, which runs from source
  --prices <day>      the day whose list prices hold; default 2026-11-20
  --json              print the figures as JSON

ccusage is no dependency: npm i ccusage in a folder elsewhere; the binary is in @ccusage/ccusage-<platform>/bin.
It runs with --offline, so that nothing is fetched; both run without a home of their own. Needs bash.`;

const SCENARIO = join(import.meta.dirname, 'audit-sample.yaml');
/** Of what the scenario gives. */
const LINES_A_MEGABYTE = 908;
const Truth = z.object({ bytes: z.number(), total: z.object({ calls: z.number() }) });
/** Models that the prices within ccusage know as well. */
const KNOWN_TO_BOTH: readonly (readonly [string, string])[] = [
  ['claude-opus-5-5', 'claude-opus-5'],
  ['claude-sonnet-5-5', 'claude-sonnet-4-6'],
  ['claude-haiku-5-5', 'claude-haiku-4-5'],
];

function renameModels(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      KNOWN_TO_BOTH.reduce((said, [from, to]) => said.replaceAll(`"${from}"`, `"${to}"`), text),
    );
  }
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

interface Sides {
  readonly ccusage: string;
  readonly vernier: string;
  readonly prices: string;
}

function commandsOf({ ccusage, vernier, prices }: Sides, folder: string, home: string) {
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    VERNIER_HOME: join(home, 'vernier'),
    VERNIER_DISCOVER: 'none',
  };
  const asked = ['claude', 'daily', '--json', '--offline', '--mode', 'calculate', '--timezone', 'UTC'];
  const audit = [vernier, 'audit', join(folder, 'projects'), '--prices', prices, '--json'];
  return {
    ccusage: { words: [ccusage, ...asked], env: { ...env, CLAUDE_CONFIG_DIR: folder } },
    vernier: { words: [process.execPath, ...audit], env },
  };
}

function spanText(runs: readonly MeasuredCommand[]): string {
  const seconds = runs.map(({ cpuSeconds }) => cpuSeconds);
  return `${medianOf(seconds).toFixed(2)} (${Math.min(...seconds).toFixed(2)} to ${Math.max(...seconds).toFixed(2)})`;
}

/** Writes transcripts of about so many megabytes; their truth says what is in them. */
function writeTranscripts(folder: string, megabytes: number, vernier: string) {
  const rows = String(Math.round(megabytes * LINES_A_MEGABYTE));
  const words = [vernier, 'audit', 'sample', folder, '--scenario', SCENARIO, '--rows', rows, '--json'];
  const env = { PATH: process.env['PATH'], HOME: folder, VERNIER_DISCOVER: 'none' };
  const truth = execFileSync(process.execPath, words, { encoding: 'utf8', env });
  renameModels(join(folder, 'projects'));
  return Truth.parse(JSON.parse(truth));
}

/** Runs both in turns on transcripts of one size. */
function measureSize(size: number, runs: number, sides: Sides) {
  const folder = mkdtempSync(join(tmpdir(), 'vernier-bench-'));
  const home = mkdtempSync(join(tmpdir(), 'vernier-bench-home-'));
  try {
    const { bytes, total } = writeTranscripts(folder, size, sides.vernier);
    const commands = commandsOf(sides, folder, home);
    const turns = Array.from({ length: runs }, () => ({
      theirs: measureCommand(commands.ccusage),
      ours: measureCommand(commands.vernier),
    }));
    const [first] = turns;
    return {
      megabytes: bytes / 1e6,
      calls: total.calls,
      theirs: turns.map(({ theirs }) => theirs),
      ours: turns.map(({ ours }) => ours),
      ratio: medianOf(turns.map(({ theirs, ours }) => ours.cpuSeconds / theirs.cpuSeconds)),
      differences: first === undefined ? [] : compareTotals(first.theirs.output, first.ours.output),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(home, { recursive: true, force: true });
  }
}

function printTable(rows: readonly ReturnType<typeof measureSize>[]): void {
  const titles = ['MB', 'calls', 'ccusage CPU s', 'vernier CPU s', 'median ratio', 'sums that differ'];
  const table = formatTable(
    titles.map((title) => ({ title, align: 'right' })),
    rows.map(({ megabytes, calls, theirs, ours, ratio, differences }) => [
      Math.round(megabytes).toLocaleString('en-US'),
      calls.toLocaleString('en-US'),
      spanText(theirs),
      spanText(ours),
      ratio.toFixed(2),
      String(differences.length),
    ]),
  );
  process.stdout.write(`${table}\n`);
  for (const { differences } of rows) for (const line of differences) process.stdout.write(`${line}\n`);
}

const { values } = parseArgs({
  options: {
    ccusage: { type: 'string' },
    vernier: { type: 'string', default: join(import.meta.dirname, '..', 'bin', 'vernier.js') },
    megabytes: { type: 'string', default: '100,300' },
    runs: { type: 'string', default: '3' },
    prices: { type: 'string', default: '2026-11-20' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help || values.ccusage === undefined) process.stdout.write(`${HELP}\n`);
else {
  const sides = { ccusage: resolve(values.ccusage), vernier: resolve(values.vernier), prices: values.prices };
  const rows = values.megabytes
    .split(',')
    .map((size) => measureSize(Number(size), Number(values.runs), sides));
  if (values.json) {
    const plain = rows.map(({ theirs, ours, ...row }) => ({
      ...row,
      ccusageCpuSeconds: theirs.map(({ cpuSeconds }) => cpuSeconds),
      vernierCpuSeconds: ours.map(({ cpuSeconds }) => cpuSeconds),
    }));
    process.stdout.write(`${JSON.stringify(plain, null, 2)}\n`);
  } else printTable(rows);
}
