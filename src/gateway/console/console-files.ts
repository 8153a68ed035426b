import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** One file of the console, ready to be sent. */
interface ConsoleFile {
  readonly type: string;
  readonly bytes: Buffer<ArrayBuffer>;
  readonly gzip: Buffer<ArrayBuffer>;
}

/** The files of a built console by the path at which they are served. */
export type ConsoleFiles = ReadonlyMap<string, ConsoleFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

function readFile(path: string): ConsoleFile {
  const bytes = Buffer.from(readFileSync(path));
  return {
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    bytes,
    gzip: Buffer.from(gzipSync(bytes)),
  };
}

/**
 * Reads a built console, whole: some hundred kilobytes.
 *
 * Throws  the file system's own error where the folder cannot be read
 */
export function readConsoleFiles(directory: string): ConsoleFiles {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const url = posix.join('/', path.slice(directory.length).replaceAll('\\', '/'));
      return [url === '/index.html' ? '/' : url, readFile(path)];
    }),
  );
}

/** Nothing but the page's own files, and no other page around it. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Sends a file of the console; undefined where there is none of that path. The page itself holds no data. */
export function consoleResponse(
  files: ConsoleFiles,
  path: string,
  acceptEncoding: string,
): Response | undefined {
  const file = files.get(path);
  if (file === undefined) return undefined;
  const isPacked = /\bgzip\b/u.test(acceptEncoding);
  return new Response(isPacked ? file.gzip : file.bytes, {
    headers: {
      'content-type': file.type,
      ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
      vary: 'accept-encoding',
      // the names of assets carry their hash; the page that names them is asked for anew
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  });
}
