import type { Finding } from './finding.ts';

const WANTED_MAJOR = 24;

/** Looks whether this Node is new enough to run Vernier. */
export function checkNode(version: string = process.version): Finding {
  const major = Number.parseInt(version.replace(/^v/u, ''), 10);
  if (major >= WANTED_MAJOR) return { what: 'node', status: 'ok', found: version };
  const found = `${version} runs this, and Vernier needs ${WANTED_MAJOR} or newer: start it by its command \`vernier\`, which brings Node ${WANTED_MAJOR}`;
  return { what: 'node', status: 'problem', found };
}
