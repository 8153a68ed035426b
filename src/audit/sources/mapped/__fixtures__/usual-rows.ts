import type { Random } from '#core';
import { createRandom } from '#stats';

/** A mapping for the rows below, in each of their forms. */
export const ROWS_MAPPING = `
version: 1
rows: call
time: at
model: model
tokens: { input: use.in, cacheRead: use.read, cacheWrite5m: use.write, output: use.out, reasoning: use.think }
inputIncludes: [cacheRead]
outputIncludes: [reasoning]
cost: { column: cents, unit: cents }
effort: effort
serviceTier: tier
project: team
models: { large: claude-opus-5-5 }
totals: [{ month: 2026-10, costUsd: 12 }]
`;

const TITLES = 'at model use.in use.read use.write use.out use.think cents effort tier team'.split(' ');
const MODELS = ['large', 'claude-haiku-5-5', 'gpt-6-sol', 'in-house', ''];
const ROWS = 10_000;
const DAY_MS = 86_400_000;

type Row = Readonly<Record<string, string>>;

function pick(random: Random, items: readonly string[]): string {
  return items[Math.floor(random() * items.length)] ?? '';
}

/** A time in one of four ways of writing it. */
function timeOf(random: Random): string {
  const atMs = Date.UTC(2026, 9, 29) + Math.floor(random() * 5 * DAY_MS);
  const iso = new Date(atMs).toISOString();
  return pick(random, [iso, iso.slice(0, 10), iso.slice(0, 19).replace('T', ' '), String(atMs)]);
}

function drawRow(random: Random): Row {
  const cached = Math.floor(random() ** 4 * 400_000);
  const think = Math.floor(random() * 200);
  return {
    at: timeOf(random),
    model: pick(random, MODELS),
    'use.in': String(cached + Math.floor(random() * 900)),
    'use.read': pick(random, ['', String(cached)]),
    'use.write': pick(random, ['', String(Math.floor(random() * 3000))]),
    'use.out': String(think + Math.floor(random() * 900)),
    'use.think': pick(random, ['', String(think)]),
    cents: pick(random, ['', (random() * 9).toFixed(3)]),
    effort: 'high',
    tier: pick(random, ['', 'batch', 'unheard']),
    team: "it's here",
  };
}

/** What only a second look understands, or nobody. */
const UNUSUAL: readonly Row[] = [
  { at: 'yesterday' },
  { at: '2027-05-01' },
  { at: '2026-02-30T10:00:00Z' },
  { at: '2026-10-10T23:30:00-05:00' },
  { 'use.in': '1,234,567', 'use.read': '' },
  { 'use.in': '-3' },
  { 'use.in': '1e3', 'use.read': '' },
  { 'use.in': '7', 'use.read': '9' },
  { 'use.in': '', 'use.read': '', 'use.write': '', 'use.out': '', 'use.think': '', cents: '' },
  { cents: '$0.42' },
  { cents: 'a lot' },
];

function drawRows(): readonly Row[] {
  const random = createRandom('rows of usage');
  return Array.from({ length: ROWS }, (_, row) => ({ ...drawRow(random), ...UNUSUAL[row / 100] }));
}

/** The same 10,000 constructed rows, of which a few are written in an unusual way. */
export const USUAL_ROWS = drawRows();

/** Writes rows as a table. */
export function toCsv(rows: readonly Row[]): string {
  const lines = rows.map((row) => TITLES.map((title) => `"${row[title]}"`).join(','));
  return `${[TITLES.join(','), ...lines].join('\n')}\n`;
}

function toValue(cell: string): string | number {
  return /^\d+(?:\.\d+)?$/u.test(cell) ? Number(cell) : cell;
}

/** Writes rows as lines of JSON: numbers where they are numbers, no field where there is nothing. */
export function toJsonLines(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const flat: Record<string, unknown> = {};
    const use: Record<string, unknown> = {};
    for (const [title, cell] of Object.entries(row)) {
      const [, below] = title.split('use.');
      if (cell !== '') (below === undefined ? flat : use)[below ?? title] = toValue(cell);
    }
    return JSON.stringify({ ...flat, use });
  });
  return `${lines.join('\n')}\n`;
}
