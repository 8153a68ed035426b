const EVERY_ADDRESS = new Set(['0.0.0.0', '::', '[::]']);

/** The address by which this machine reaches a gateway: what listens everywhere is asked at 127.0.0.1. */
export function originOf({ host, port }: { readonly host: string; readonly port: number }): string {
  if (EVERY_ADDRESS.has(host)) return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`;
}
