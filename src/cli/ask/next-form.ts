import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which form of the sample work is next. */
export interface NextForm {
  /** From 0; beyond the last form it begins again. */
  readonly index: number;
  /** Why the form after it will be this one again; absent where it is remembered. */
  readonly problem?: string;
}

const FILE = 'next-sample-form';

function readIndex(path: string): number {
  try {
    const text = readFileSync(path, 'utf8').trim();
    return /^\d{1,6}$/u.test(text) ? Number(text) : 0;
  } catch {
    // nobody has taken a form yet
    return 0;
  }
}

/** Takes the next form of the sample work, and remembers in the home folder which one follows. */
export function takeNextForm(home: string, count: number): NextForm {
  const path = join(home, FILE);
  const index = readIndex(path) % Math.max(1, count);
  try {
    writeFileSync(path, `${index + 1}\n`);
    return { index };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { index: 0, problem: `${path} cannot be written (${reason}): it is the first form each time` };
  }
}
