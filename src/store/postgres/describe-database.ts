/** Names a PostgreSQL database for messages: host, port and name, never the user or the password. */
export function describeDatabase(databaseUrl: string): string {
  const url = URL.parse(databaseUrl);
  if (url === null) return 'of the database URL';
  return `postgres://${url.host}${url.pathname}`;
}
