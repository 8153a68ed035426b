/** A long name with its middle left out: beginning and end tell model names apart. */
export function shortenName(name: string, most = 40): string {
  const signs = Array.from(name);
  if (signs.length <= most) return name;
  const kept = most - 1;
  const head = Math.ceil(kept / 2);
  return `${signs.slice(0, head).join('')}…${signs.slice(signs.length - (kept - head)).join('')}`;
}
