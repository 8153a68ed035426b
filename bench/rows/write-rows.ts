import { DuckDBInstance } from '@duckdb/node-api';

/** Forms in which the same rows can be written. */
export const ROW_FORMS = ['csv', 'jsonl', 'parquet'] as const;
export type RowForm = (typeof ROW_FORMS)[number];

/** Says which column of the rows is what. */
export const ROWS_MAPPING = `
version: 1
rows: call
time: at
model: model
tokens: { input: prompt, cacheRead: cached, cacheWrite5m: written, output: completion, reasoning: reasoning }
inputIncludes: [cacheRead, cacheWrite]
outputIncludes: [reasoning]
cost: { column: usd, unit: usd }
effort: effort
serviceTier: tier
project: team
`;

const WRITTEN_AS: Readonly<Record<RowForm, string>> = {
  csv: 'FORMAT csv, HEADER',
  jsonl: 'FORMAT json',
  parquet: 'FORMAT parquet, COMPRESSION zstd',
};

/** Draws a whole number below `most` for each row and name, always the same one. */
function drawn(name: string, most: number): string {
  return `(hash(i, '${name}') % ${most})::BIGINT`;
}

function pick(name: string, items: readonly string[]): string {
  return `list_extract([${items.map((item) => `'${item}'`).join(', ')}], ${drawn(name, items.length)} + 1)`;
}

function rowsSql(count: number): string {
  const models = [
    'claude-opus-5-5',
    'claude-sonnet-5-5',
    'claude-haiku-5-5',
    'gpt-6-sol',
    'gpt-6-luna',
    'in-house',
  ];
  return `SELECT strftime(TIMESTAMP '2026-10-08' + to_milliseconds(i * ${Math.floor((40 * 86_400_000) / count)}),
      '%Y-%m-%dT%H:%M:%S.%gZ') AS "at",
    ${pick('model', models)} AS model, ${pick('effort', ['low', 'medium', 'high'])} AS effort,
    ${pick('tier', ['standard', 'standard', 'batch'])} AS tier, 'team-' || ${drawn('team', 20)} AS team,
    cached + written + ${drawn('input', 2000)} AS prompt, cached, written,
    reasoning + ${drawn('output', 900)} AS completion, reasoning, (${drawn('usd', 90_000)} / 1e6)::DECIMAL(9, 6) AS usd
    FROM (SELECT i, (power(${drawn('cached', 1000)} / 1000, 3) * 350000)::BIGINT AS cached,
      ${drawn('written', 3000)} AS written, ${drawn('reasoning', 500)} AS reasoning FROM range(${count}) AS rows(i))`;
}

/** Writes constructed rows, one for each call, the same for the same count. */
export async function writeRows(path: string, form: RowForm, count: number): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (${rowsSql(count)}) TO '${path}' (${WRITTEN_AS[form]})`);
  connection.closeSync();
  instance.closeSync();
}
