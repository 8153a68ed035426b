import { formatTable } from '#core';
import type { CommandContext } from '../command-context.ts';
import { packageVersion } from '../package-facts.ts';
import { type Finding, nameOf } from '../doctor/finding.ts';

/** A finding of several lines goes on below its first. */
function rowsOf(finding: Finding): string[][] {
  const [first = '', ...more] = finding.found.split('\n');
  return [[finding.status, nameOf(finding), first], ...more.map((line) => ['', '', line])];
}

/** Reports all that was found; a problem makes the answer no. */
export function reportFindings(
  { terminal, answerIsNo }: Pick<CommandContext, 'terminal' | 'answerIsNo'>,
  findings: readonly Finding[],
): void {
  const problems = [...new Set(findings.filter(({ status }) => status === 'problem').map(nameOf))];
  if (problems.length > 0) answerIsNo();
  const table = formatTable([{ title: '' }, { title: 'what' }, { title: 'found' }], findings.flatMap(rowsOf));
  const verdict = problems.length === 0 ? 'Nothing is missing.' : `To be mended: ${problems.join(', ')}.`;
  terminal.report({
    text: `Vernier ${packageVersion()}\n${table}\n${verdict}`,
    json: { version: packageVersion(), node: { version: process.version, path: process.execPath }, findings },
  });
}
