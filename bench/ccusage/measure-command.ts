import { spawnSync } from 'node:child_process';

/** A command that ran to its end. */
export interface MeasuredCommand {
  /** CPU time of all its threads, in user and system. */
  readonly cpuSeconds: number;
  readonly output: string;
}

/** What to run. */
export interface CommandToMeasure {
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The longest report. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Runs a command and says how much CPU time it took, as the system counts it for a child that ended.
 *
 * Throws  an `Error` where it fails
 */
export function measureCommand({ words, env }: CommandToMeasure): MeasuredCommand {
  // bash's own `time` tells of children, which Node does not
  const timed = ['-c', `TIMEFORMAT='cpu %U %S'; time "$@"`, 'bash', ...words];
  const { stdout, stderr, status } = spawnSync('bash', timed, {
    encoding: 'utf8',
    env,
    maxBuffer: MOST_BYTES,
  });
  const [, user, system] = /^cpu (\S+) (\S+)$/mu.exec(stderr) ?? [];
  if (status !== 0 || user === undefined || system === undefined) {
    throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
  }
  return { cpuSeconds: Number(user) + Number(system), output: stdout };
}
