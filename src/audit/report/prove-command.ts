import { terminalText } from '#core';
import type { AuditReport } from './audit-report.ts';

/** Quotes a word for the shells of Unix; a name that begins with `-` must not be taken for an option. */
function quoted(word: string): string {
  const safe = terminalText(word.startsWith('-') ? `./${word}` : word);
  return /^[\w%+,./:=@-]+$/u.test(safe) ? safe : `'${safe.replaceAll("'", String.raw`'\''`)}'`;
}

function option(name: string, words: readonly (string | null | undefined)[]): readonly string[] {
  return words.flatMap((word) => (word === null || word === undefined ? [] : [`--${name} ${quoted(word)}`]));
}

/**
 * Writes the whole command that proves a finding of a report: what was read then, at the prices of then.
 *
 * Shape   transcripts of a machine grow, and kinds of work with them: where no folder was named, the last day is
 */
export function proveCommand(
  { asked, days, findings }: Pick<AuditReport, 'asked' | 'days' | 'findings'>,
  findingId: string,
): string {
  const until = asked.until ?? (asked.folders.length === 0 ? days?.last : undefined);
  return [
    `vernier audit prove ${quoted(findingId)}`,
    ...asked.folders.map(quoted),
    ...option('since', [asked.since]),
    ...option('until', [until]),
    ...option('prices', [findings.priceDate]),
    ...option('mapping', [asked.mapping]),
    ...option('own-outcomes', asked.ownOutcomes),
    ...option('recorded-work', asked.recordedWork),
    ...option('what-if', asked.whatIf),
  ].join(' ');
}
