/** Writes a text into a query. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Writes the name of a column into a query. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Writes a path into a query as the one file that it names, also where it looks like a pattern. */
export function sqlPath(path: string): string {
  return sqlText(path.replaceAll(/[*?[]/gu, '[$&]'));
}
