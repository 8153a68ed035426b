import type { Certificate } from '#core';

/** Says which certificates keep no promise here, a line each, before an empty one; nothing where all do. */
export function unservedText(tooRisky: readonly Certificate[], delta: number): string {
  const lines = tooRisky.map(({ segment, rho, delta: risk }) => {
    const claim = segment === null ? `Hold ${rho}` : `${segment}: hold ${rho}`;
    return `${claim}: not served here: risk ${risk} is above the configured ${delta}.`;
  });
  return lines.length === 0 ? '' : `\n\n${lines.join('\n')}`;
}
