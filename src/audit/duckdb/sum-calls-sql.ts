import type { IsoDate } from '#core';
import type { FileTable } from './file-table.ts';
import { MOST_TOKENS_OF_A_CALL, MOST_USD_OF_A_CALL } from '../tally/call-bounds.ts';
import { sqlText } from './sql-words.ts';

/** Kinds of tokens in the order in which sums give them. */
export const TOKEN_KINDS = [
  'input',
  'cacheRead',
  'cacheWrite5m',
  'cacheWrite1h',
  'output',
  'reasoning',
] as const;
type TokenKind = (typeof TOKEN_KINDS)[number];

/** Names that keep calls apart, beside the day and what prices depend on. */
export const NAME_FIELDS = ['model', 'effort', 'serviceTier', 'session', 'project'] as const;

/** What is summed up, of which file. */
export interface CallsToSum {
  readonly table: FileTable;
  /** The column `v…` of each field; a field that nobody names is not there. */
  readonly columnOf: (field: string) => string | undefined;
  /** Kinds that another kind has in it as well. */
  readonly partsOfInput: readonly TokenKind[];
  readonly partsOfOutput: readonly TokenKind[];
  /** Lengths of prompts above which some price is another one. */
  readonly bandLimits: readonly number[];
  /** No call after this day is summed up. */
  readonly today: IsoDate;
}

const EARLIEST = '2023-01-01';
const CLOCK = '(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.][0-9]+)?)?';
/** Times that say their day in UTC at the first glance. */
const PLAIN_TIME = `[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T${CLOCK}Z?| ${CLOCK})?`;
const EPOCH_TIME = '[0-9]{10}|[0-9]{13}';
/** No more than a call can cost, in USD or cents: what is more gets another look. */
const MOST_AMOUNT = MOST_USD_OF_A_CALL;
const PLAIN_AMOUNT = '[0-9]+(?:[.][0-9]+)?(?:e-?[0-9]+)?';

/** The text without the quotes that JSON puts around it. */
function bare(column: string | undefined, { isJson }: FileTable): string {
  if (column === undefined) return 'NULL::VARCHAR';
  return isJson ? `CASE WHEN starts_with(${column}, '"') THEN ${column}[2:-2] ELSE ${column} END` : column;
}

function dayOf(text: string): string {
  const ms = `try_cast(${text} AS BIGINT) * CASE WHEN length(${text}) = 10 THEN 1000 ELSE 1 END`;
  return `CASE WHEN regexp_full_match(${text}, '${PLAIN_TIME}') THEN try_cast(${text}[:10] AS DATE)
    WHEN regexp_full_match(${text}, '${EPOCH_TIME}') THEN epoch_ms(${ms})::DATE END`;
}

/** A count where a call can have it; a text that is written in another way gives nothing. */
function countOf(text: string): string {
  const count = `try_cast(${text} AS BIGINT)`;
  const isCount = `${count} BETWEEN 0 AND ${MOST_TOKENS_OF_A_CALL} AND ${count}::VARCHAR = ${text}`;
  return `CASE WHEN ${isCount} THEN ${count} END`;
}

function amountOf(text: string): string {
  return `CASE WHEN regexp_full_match(${text}, '${PLAIN_AMOUNT}') AND try_cast(${text} AS DOUBLE) <= ${MOST_AMOUNT}
    THEN try_cast(${text} AS DOUBLE) END`;
}

function without(whole: TokenKind, parts: readonly TokenKind[]): string {
  return [`n_${whole}`, ...parts.map((part) => `coalesce(n_${part}, 0)`)].join(' - ');
}

/** Every row with its numbers, and `isPlain`: whether it is a call that can be summed up without another look. */
function judgedSql({ table, columnOf, today, ...told }: CallsToSum): string {
  const { partsOfInput, partsOfOutput, bandLimits } = told;
  const counts = TOKEN_KINDS.map(
    (kind) => `${countOf(bare(columnOf(`tokens.${kind}`), table))} AS n_${kind}`,
  );
  const names = NAME_FIELDS.map((field) => `${columnOf(field) ?? 'NULL::VARCHAR'} AS k_${field}`);
  const input = without('input', partsOfInput);
  const prompt = `coalesce(${input}, 0) + coalesce(n_cacheRead, 0) + coalesce(n_cacheWrite5m, 0)
    + coalesce(n_cacheWrite1h, 0)`;
  const cost = columnOf('cost.column');
  const mistaken = [...TOKEN_KINDS.map((kind) => [columnOf(`tokens.${kind}`), `n_${kind}`]), [cost, 'cost']]
    .filter(([column]) => column !== undefined)
    .map(([column, number]) => `(${column} IS NULL OR ${number} IS NOT NULL)`);
  const isPlain = [
    `day BETWEEN DATE '${EARLIEST}' AND DATE ${sqlText(today)}`,
    ...mistaken,
    `coalesce(${TOKEN_KINDS.map((kind) => `n_${kind}`).join(', ')}) IS NOT NULL`,
    `coalesce(${input}, 0) >= 0`,
    `coalesce(${without('output', partsOfOutput)}, 0) >= 0`,
  ];
  const band = bandLimits.map((limit) => `(prompt > ${limit})::INT`).join(' + ') || '0';
  return `WITH told AS (${table.sql}),
    read AS (SELECT *, ${dayOf(bare(columnOf('time'), table))} AS day, ${names.join(', ')}, ${counts.join(', ')},
      ${amountOf(bare(cost, table))} AS cost FROM told),
    lengths AS (SELECT *, ${prompt} AS prompt FROM read),
    judged AS (SELECT *, ${band} AS band, coalesce(${isPlain.join(' AND ')}, false) AS isPlain FROM lengths)`;
}

/**
 * Writes the query that sums single calls up by everything that a price or a report tells apart.
 *
 * Shape   → rows, always in the same order, of [isPlain, calls, day, prompt tokens of the shortest, names…, sums of tokens…, USD or cents stated];
 *         one row counts all those that are not plain
 */
export function sumCallsSql(calls: CallsToSum): string {
  const keys = NAME_FIELDS.map((field) => `CASE WHEN isPlain THEN k_${field} END AS g_${field}`);
  // a kind without a price makes only those calls unpriced that have tokens of it; what is not told is not 0
  const used = TOKEN_KINDS.map((kind) => `coalesce(n_${kind}, 0) > 0`);
  const untold = ['n_input', 'n_output', 'cost'].map((number) => `${number} IS NULL`);
  const apart = ['band', ...used, ...untold].map(
    (key, index) => `CASE WHEN isPlain THEN ${key} END AS a${index}`,
  );
  const sums = TOKEN_KINDS.map((kind) => `sum(n_${kind}) AS s_${kind}`);
  const shown = NAME_FIELDS.map((field) => `g_${field}`);
  const shownSums = TOKEN_KINDS.map((kind) => `s_${kind}`);
  return `${judgedSql(calls)},
    sums AS (SELECT isPlain, CASE WHEN isPlain THEN day::VARCHAR END AS day, ${[...keys, ...apart].join(', ')},
      count(*) AS calls, min(prompt) AS prompt, ${sums.join(', ')}, fsum(cost) AS cost FROM judged GROUP BY ALL)
    SELECT isPlain, calls, day, prompt, ${[...shown, ...shownSums].join(', ')}, cost FROM sums ORDER BY ALL`;
}

/** Writes the query for all rows that are not plain: their number from 1, then their texts. */
export function otherRowsSql(calls: CallsToSum, columnCount: number): string {
  const columns = Array.from({ length: columnCount }, (_, index) => `v${index}`).join(', ');
  const numbered = {
    ...calls.table,
    sql: `SELECT *, row_number() OVER () AS rowNumber FROM (${calls.table.sql})`,
  };
  return `${judgedSql({ ...calls, table: numbered })} SELECT rowNumber, ${columns} FROM judged WHERE NOT isPlain`;
}

/** Writes the query for all rows: their number from 1, then their texts. */
export function allRowsSql({ sql }: FileTable): string {
  return `SELECT row_number() OVER () AS rowNumber, * FROM (${sql})`;
}
