import type { Certificate } from '#core';

/** A certificate that is in force now, with what it was asked on and what was in force before. */
export interface Answer {
  readonly certificate: Certificate;
  /** The cases that the claim was asked on. */
  readonly asked: { readonly n: number; readonly poolHash: string };
  /** Absent where nothing was in force. */
  readonly before?: Certificate;
}

function noteOf({ certificate, asked, before }: Answer): string | undefined {
  if (certificate.poolHash !== asked.poolHash) {
    return `these ${asked.n} cases are among ${certificate.n} that were tested before: what was found on all of them stays in force`;
  }
  if (before === undefined || before.poolHash === certificate.poolHash || before.n <= certificate.n) {
    return undefined;
  }
  return `what was found on ${before.n} cases on ${before.issuedAt.slice(0, 10)} is replaced by what was found on these ${certificate.n}`;
}

const placeOf = ({ segment, rho }: Certificate) => `${segment === null ? '' : `${segment}: `}hold ${rho}`;

/** Says where a certificate is not of the cases it was asked on, or replaces one of more cases; a line each. */
export function poolLines(answers: readonly Answer[]): string[] {
  const lines = new Map<string, string[]>();
  for (const answer of answers) {
    const note = noteOf(answer);
    if (note !== undefined) lines.set(note, [...(lines.get(note) ?? []), placeOf(answer.certificate)]);
  }
  return [...lines].map(([note, places]) => `${places.join(', ')}: ${note}`);
}
