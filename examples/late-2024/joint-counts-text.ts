import type { JointCounts } from '#routing';

/** One line for each entry of a list, however long. */
function lines(entries: readonly unknown[]): string {
  const texts = entries.map((entry) => JSON.stringify(entry, null, 1).replaceAll(/\n */gu, ' '));
  return `[\n${texts.map((text) => `    ${text}`).join(',\n')}\n  ]`;
}

/** Joint counts as a file for people: one pattern a line. */
export function jointCountsText({ sources, tasks, patterns, ...about }: JointCounts): string {
  const head = JSON.stringify(about, null, 2).slice(0, -2);
  return `${head},\n  "sources": ${lines(sources)},\n  "tasks": ${lines(tasks)},\n  "patterns": ${lines(patterns)}\n}\n`;
}
