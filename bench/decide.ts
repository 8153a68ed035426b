import { parseArgs } from 'node:util';
import { formatTable, type TableColumn } from '#core';
import { fitSyntheticDial } from './fit-synthetic-dial.ts';
import { type DecideTimes, measureDecide, ROUNDS } from './measure-decide.ts';
import { type Pattern, PROMPT_CHARACTERS } from './synthetic-work.ts';

/** Milliseconds of one decision on a prompt of 4 KB. */
const GOAL = { p50Ms: 0.15, p99Ms: 0.6 };
const MINIMUM_CALLS = 1000;

const HELP = `Time decide() on synthetic prompts of 4 KB, by policies that are fitted on synthetic rows.

  npm run bench:decide

  --calls <number>  timed calls in each of ${ROUNDS} rounds, at least ${MINIMUM_CALLS}; default 20000
  --json            print the figures as JSON

The round with the lowest p99 counts, so that other programs do not; the worst is shown as well.
Exit code 1 when a goal is missed: p50 ${GOAL.p50Ms} ms, p99 ${GOAL.p99Ms} ms.`;

interface Line extends DecideTimes {
  readonly policy: Pattern;
  /** Weights behind one prediction: heads × columns. */
  readonly weights: number;
  /** Timed calls in each round. */
  readonly calls: number;
  /** The p99 of the most disturbed round. */
  readonly worstP99Ms: number;
  readonly isReached: boolean;
}

function measureLine(policy: Pattern, calls: number): Line {
  const record = fitSyntheticDial(policy);
  const rounds = measureDecide(record, calls);
  const [best] = rounds;
  const worst = rounds.at(-1);
  if (best === undefined || worst === undefined) throw new RangeError('nothing was timed');
  const weights = Buffer.byteLength(record.policy.heads?.weights ?? '', 'base64') / 4;
  const isReached = best.p50Ms <= GOAL.p50Ms && best.p99Ms <= GOAL.p99Ms;
  return { policy, weights, calls, ...best, worstP99Ms: worst.p99Ms, isReached };
}

function right(title: string): TableColumn {
  return { title, align: 'right' };
}

function tableOf(lines: readonly Line[]): string {
  return formatTable(
    [
      { title: 'policy' },
      right('weights'),
      right('calls'),
      right('p50 ms'),
      right('p99 ms'),
      right('mean ms'),
      right('worst p99'),
      { title: 'goal' },
    ],
    lines.map((line) => [
      line.policy,
      String(line.weights),
      String(line.calls),
      line.p50Ms.toFixed(4),
      line.p99Ms.toFixed(4),
      line.meanMs.toFixed(4),
      line.worstP99Ms.toFixed(4),
      line.isReached ? 'reached' : 'missed',
    ]),
  );
}

function run(calls: number, isJson: boolean): number {
  const lines = (['words', 'segments'] as const).map((policy) => measureLine(policy, calls));
  const title = `decide() on prompts of ${PROMPT_CHARACTERS} characters; goal p50 ${GOAL.p50Ms} ms, p99 ${GOAL.p99Ms} ms`;
  process.stdout.write(
    isJson ? `${JSON.stringify({ goal: GOAL, lines }, null, 2)}\n` : `${title}\n\n${tableOf(lines)}\n`,
  );
  return lines.every((line) => line.isReached) ? 0 : 1;
}

const { values: flags } = parseArgs({
  options: {
    calls: { type: 'string', default: '20000' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const calls = Number(flags.calls);

if (flags.help) {
  process.stdout.write(`${HELP}\n`);
} else if (!Number.isInteger(calls) || calls < MINIMUM_CALLS) {
  process.stderr.write(`--calls is ${flags.calls}: give a whole number, at least ${MINIMUM_CALLS}\n`);
  process.exitCode = 2;
} else {
  process.exitCode = run(calls, flags.json);
}
