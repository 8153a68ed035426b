/**
 * Reads the path out of a request's target: without query, and with letters that were escaped for no reason as
 * themselves, so that equal paths are equal texts.
 *
 * Shape   also takes the absolute form (`http://host/path`), as a client behind a proxy sends it
 */
export function pathOf(target: string): string {
  const path = target.startsWith('/') ? target.replace(/[?#].*$/s, '') : URL.parse(target)?.pathname;
  if (path?.includes('%') !== true) return path ?? target;
  try {
    return decodeURI(path);
  } catch {
    // badly escaped: it is nobody's path as it stands
    return path;
  }
}
