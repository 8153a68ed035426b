import { delimiterOf } from '../files/look-at-file.ts';
import type { WholeFile } from '../reading/declared-source.ts';
import { LONGEST_LINE_BYTES } from '../reading/read-lines.ts';
import type { DuckDb } from './open-duckdb.ts';
import { sqlName, sqlPath, sqlText } from './sql-words.ts';

/** A file as a query sees it. */
export interface FileTable {
  /** A query that gives the columns asked for as text, named `v0`, `v1` and so on. */
  readonly sql: string;
  /** Columns that the file has, of those asked for and of all others; absent where only its rows say. */
  readonly columns: readonly string[] | undefined;
  /** Whether the texts are JSON: of a text with its quotes. */
  readonly isJson: boolean;
  /** Lines before the first row. */
  readonly linesBefore: number;
  /** Whether rows that do not fit are left out of what the query gives, and told by `findRejected`. */
  readonly leavesOut: boolean;
}

/** Names in JSON that need no care in a path. */
const PLAIN_NAME = /^[^"\\]+$/u;

function selectOf(expressions: readonly string[], from: string): string {
  return `SELECT ${expressions.map((expression, index) => `${expression} AS v${index}`).join(', ')} FROM ${from}`;
}

function tableOfCsv({ path, look }: WholeFile, titles: readonly string[]): FileTable {
  const columns = look.columns.map((_, index) => `${sqlText(`c${index}`)}: 'VARCHAR'`).join(', ');
  const from = `read_csv(${sqlPath(path)}, auto_detect = false, header = true, quote = '"', escape = '"',
    delim = ${sqlText(delimiterOf(look.firstLine))}, store_rejects = true, rejects_limit = 0, max_line_size = ${LONGEST_LINE_BYTES}, buffer_size = ${2 * LONGEST_LINE_BYTES},
    columns = {${columns}})`;
  const expressions = titles.map((title) => {
    // of two columns with one title the first counts
    const index = look.columns.indexOf(title);
    return index === -1 ? 'NULL::VARCHAR' : `nullif(trim(c${index}), '')`;
  });
  return {
    sql: selectOf(expressions, from),
    columns: look.columns,
    isJson: false,
    linesBefore: 1,
    leavesOut: true,
  };
}

/** The names on the way to a field; nothing for names that a path cannot hold. */
function wayTo(title: string): readonly string[] | undefined {
  const names = title.split('.');
  return names.every((name) => PLAIN_NAME.test(name)) ? names : undefined;
}

function tableOfLines({ path }: WholeFile, titles: readonly string[]): FileTable | undefined {
  const ways = titles.map(wayTo);
  if (ways.includes(undefined)) return undefined;
  const tops = new Set([...titles, ...ways.map((way) => way?.[0] ?? '')]);
  const columns = [...tops].map((name) => `${sqlText(name)}: 'JSON'`).join(', ');
  const from = `read_json(${sqlPath(path)}, format = 'newline_delimited', columns = {${columns}},
    maximum_object_size = ${LONGEST_LINE_BYTES})`;
  const expressions = titles.map((title, index) => {
    const [top = '', ...rest] = ways[index] ?? [];
    if (rest.length === 0) return `nullif(${sqlName(title)}::VARCHAR, 'null')`;
    const below = `$${rest.map((name) => `."${name}"`).join('')}`;
    const nested = `json_extract(${sqlName(top)}, ${sqlText(below)})`;
    return `nullif(coalesce(${sqlName(title)}, ${nested})::VARCHAR, 'null')`;
  });
  return {
    sql: selectOf(expressions, from),
    columns: undefined,
    isJson: true,
    linesBefore: 0,
    leavesOut: false,
  };
}

/** Writes a typed value as an export writes it: whole numbers without a point, instants in milliseconds. */
function asText(expression: string, type: string): string {
  if (type === 'TIMESTAMP WITH TIME ZONE') return `epoch_ms(${expression})::VARCHAR`;
  if (!/^(?:DOUBLE|FLOAT|DECIMAL)/u.test(type)) return `nullif(trim(${expression}::VARCHAR), '')`;
  const isWhole = `abs(${expression}) < 1e15 AND ${expression} = floor(${expression})`;
  return `CASE WHEN ${isWhole} THEN ${expression}::BIGINT::VARCHAR ELSE ${expression}::VARCHAR END`;
}

async function typesOf(database: DuckDb, query: string): Promise<ReadonlyMap<string, string>> {
  const types = new Map<string, string>();
  for await (const rows of database.query(`DESCRIBE ${query}`)) {
    for (const [name, type] of rows) types.set(String(name), String(type));
  }
  return types;
}

async function tableOfParquet(database: DuckDb, path: string, titles: readonly string[]): Promise<FileTable> {
  const from = `read_parquet(${sqlPath(path)})`;
  const types = await typesOf(database, `SELECT * FROM ${from}`);
  const found = new Set(types.keys());
  const expressions: string[] = [];
  for (const title of titles) {
    const [top = '', ...rest] = title.split('.');
    if (types.has(title)) expressions.push(asText(sqlName(title), types.get(title) ?? ''));
    else if (rest.length > 0 && types.get(top)?.startsWith('STRUCT') === true) {
      const nested = [top, ...rest].map(sqlName).join('.');
      const [type = ''] = (await typesOf(database, `SELECT ${nested} FROM ${from}`)).values();
      expressions.push(asText(nested, type));
      found.add(title);
    } else expressions.push('NULL::VARCHAR');
  }
  return {
    sql: selectOf(expressions, from),
    columns: [...found],
    isJson: false,
    linesBefore: 0,
    leavesOut: false,
  };
}

/** Whether a file is in Parquet, by its beginning. */
export function isParquet(head: string): boolean {
  return head.startsWith('PAR1');
}

/** Says how a query sees a file; nothing for a file that it cannot see. */
export async function openFileTable(
  database: DuckDb,
  file: WholeFile,
  titles: readonly string[],
): Promise<FileTable | undefined> {
  const { head, columns, encoding, firstLine, name } = file.look;
  if (isParquet(head)) return await tableOfParquet(database, file.path, titles);
  // what stands before the titles, or is written or packed in a way of its own, is better read as it comes
  if (encoding !== 'utf-8' || !head.startsWith(firstLine) || file.path.endsWith('.zst')) return undefined;
  if (columns.length > 0) return tableOfCsv(file, titles);
  return /\.json$/iu.test(name) ? undefined : tableOfLines(file, titles);
}
