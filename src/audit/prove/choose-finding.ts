import { type Finding, terminalText, VernierError } from '#core';
import { safeName } from '../words/number-text.ts';

/** A finding whose two plans can be compared. */
type ProvableFinding = Finding & { readonly plans: NonNullable<Finding['plans']> };

function hasPlans(finding: Finding): finding is ProvableFinding {
  return finding.plans !== undefined;
}

/** Says what can be proved, and what each is about: ids change with the words of a log, and a person can still choose. */
function listText(provable: readonly ProvableFinding[]): string {
  if (provable.length === 0) return 'no finding of this log compares plans';
  const lines = provable.map(
    ({ id, kind, what }) => `\n  ${id}  ${safeName(kind.name)}: ${terminalText(what)}`,
  );
  return `findings that compare plans:${lines.join('')}`;
}

/**
 * Chooses the finding that an id names, or that is the only one to compare plans whose id begins so.
 *
 * Throws  'not-found' where there is none; 'bad-request' where several begin so, or where it has no plans
 */
export function chooseFinding(findings: readonly Finding[], id: string): ProvableFinding {
  const provable = findings.filter(hasPlans);
  const exact = findings.find((one) => one.id === id);
  if (exact !== undefined) {
    if (hasPlans(exact)) return exact;
    const why =
      exact.proof.status === 'counted' ? 'it was counted in this log' : 'it has to be tried while working';
    throw new VernierError('bad-request', `${id} has no plans to compare, ${why}: ${listText(provable)}`);
  }
  const [first, ...others] = provable.filter((one) => one.id.startsWith(id));
  if (first === undefined) {
    throw new VernierError(
      'not-found',
      `${id} is no finding of this log: give the folders and days of the audit that named it, or choose another; ${listText(provable)}`,
    );
  }
  if (others.length === 0) return first;
  throw new VernierError(
    'bad-request',
    `${id} begins ${others.length + 1} ids, write more of one: ${listText([first, ...others])}`,
  );
}
