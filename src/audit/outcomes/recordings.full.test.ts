import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import type { RecordedRow } from '#providers';
import { formatTable, type Finding } from '#core';
import { createRandom } from '#stats';
import { duplicateCluster } from '#text';
import { expect, it } from 'vitest';
import { temporaryHome, TODAY } from '../__fixtures__/temporary-home.ts';
import { DATA, readRows } from '../counterfactual/__fixtures__/recorded-items.ts';
import { makeReport } from '../run-audit.ts';
import { askedAt, catalog, PRICE_DATE, truthOf, writeLog } from './__fixtures__/recorded-log.ts';

const LOGS = 15;
const UPPERS = ['claude-3-5-sonnet-20241022', 'gpt-4o-2024-08-06', 'gemini-1.5-pro'] as const;
const DAYS_A_MONTH = 365.25 / 12;
const nothing = () => undefined;

/** Halves of the duplicate clusters, each in an order of its own: a log, and evidence on other prompts. */
function splitRows(rows: readonly RecordedRow[], seed: string) {
  const random = createRandom(seed);
  const inLog = new Map<string, boolean>();
  const halves: Record<'log' | 'evidence', RecordedRow[]> = { log: [], evidence: [] };
  for (const row of rows) {
    const cluster = duplicateCluster(row.prompt);
    const isIn = inLog.get(cluster) ?? random() < 0.5;
    inLog.set(cluster, isIn);
    halves[isIn ? 'log' : 'evidence'].push(row);
  }
  const places = new Map(halves.log.map((row) => [row, random()]));
  return {
    ...halves,
    log: halves.log.toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0)),
  };
}

interface Judged {
  readonly finding: Finding;
  readonly rows: readonly number[];
}

/** Audits a log with recorded work beside it, and says which rows each finding is about. */
async function auditLog(log: readonly RecordedRow[], evidence: readonly RecordedRow[], upper: string) {
  const { path } = temporaryHome();
  mkdirSync(path('projects'), { recursive: true });
  writeLog(log, upper, (file) => path('projects', '-home-me-shop', file));
  const file = path('evidence.jsonl');
  writeFileSync(file, evidence.map((row) => JSON.stringify(row)).join('\n'));
  const rowOf = new Map(Array.from(log.keys(), (row) => [askedAt(row), row]));
  const judged: Judged[] = [];
  const report = await makeReport(
    {
      terminal: { report: nothing, note: nothing, progress: () => ({ update: nothing, done: nothing }) },
      clock: { now: () => TODAY, monotonicMs: () => 0 },
      homeDirectory: undefined,
      env: {},
      catalog,
    },
    {
      folders: [path('projects')],
      prices: PRICE_DATE,
      outcomes: { ownOutcomes: [], recordedWork: [file] },
    },
    {
      onFindings: (findings, calls) => {
        const times = Array.from(calls.entries(), ({ record }) => record.at);
        for (const finding of [...findings.report.findings, ...findings.report.small]) {
          const rows = [...findings.callsOf(finding.id)].flatMap(
            (call) => rowOf.get(times[call] ?? '') ?? [],
          );
          judged.push({ finding, rows });
        }
      },
    },
  );
  return { report, judged };
}

interface Held {
  findings: number;
  lost: number;
  saved: number;
  readonly lowers: Set<string>;
}

function isWithin(value: number, { low, high }: { readonly low: number; readonly high: number }): boolean {
  return low <= value && value <= high;
}

/** Counts which intervals of a finding hold what was recorded. */
function countHeld(held: Held, { finding, rows }: Judged, { log, upper, logDays }: TriedLog): void {
  const { loss, saving, plans } = finding;
  expect(finding).toMatchObject({ detector: 'lower-model', grade: 'recorded-work' });
  if (loss.status !== 'predicted' || saving.status !== 'estimated' || plans === undefined) return;
  const [ups, lows] = [upper, plans.lower.id].map((model) => truthOf(log, model));
  const sumOf = (figure: 'score' | 'costUsd') =>
    rows.reduce((sum, row) => sum + (ups?.[row]?.[figure] ?? 0) - (lows?.[row]?.[figure] ?? 0), 0);
  held.findings += 1;
  held.lowers.add(plans.lower.id);
  if (isWithin((100 * sumOf('score')) / rows.length, loss.lostPoints)) held.lost += 1;
  if (isWithin((sumOf('costUsd') * DAYS_A_MONTH) / logDays, saving.perMonthUsd)) held.saved += 1;
}

interface TriedLog {
  readonly log: readonly RecordedRow[];
  readonly upper: string;
  readonly logDays: number;
}

it.runIf(existsSync(DATA))(
  `foretells through a whole audit what ${UPPERS.length * LOGS} logs of recorded work lose and save on the next model`,
  { timeout: 600_000 },
  async () => {
    const rows = await readRows();
    const lines: string[][] = [];
    for (const upper of UPPERS) {
      const held: Held = { lost: 0, saved: 0, findings: 0, lowers: new Set() };
      let [placed, prompts] = [0, 0];
      for (let number = 0; number < LOGS; number += 1) {
        const { log, evidence } = splitRows(rows, `${upper} ${number}`);
        const { report, judged } = await auditLog(log, evidence, upper);
        placed += report.findings.outcomes?.byWords ?? 0;
        prompts += evidence.length;
        for (const one of judged) countHeld(held, one, { log, upper, logDays: report.findings.logDays });
      }
      const share = (part: number, whole = held.findings) => `${((100 * part) / whole).toFixed(1)} %`;
      const shares = [share(held.lost), share(held.saved), share(placed, prompts)];
      lines.push([upper, [...held.lowers].join(', '), String(held.findings), ...shares]);
      expect.soft(held.findings, upper).toBeGreaterThan(LOGS);
      expect.soft(held.lost / held.findings, `${upper} lost`).toBeGreaterThanOrEqual(0.85);
      expect.soft(held.saved / held.findings, `${upper} saved`).toBeGreaterThanOrEqual(0.85);
      expect.soft(placed / prompts, `${upper} placed`).toBeGreaterThan(0.95);
    }
    const titles = ['upper', 'lower', 'findings', 'lost held', 'saved held', 'prompts placed'];
    process.stdout.write(
      `${formatTable(
        titles.map((title) => ({ title })),
        lines,
      )}
`,
    );
  },
);
