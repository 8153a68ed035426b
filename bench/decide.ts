import { parseArgs } from 'node:util';
import { formatTable, type TableColumn } from '#core';
import { fitSyntheticDial } from './fit-synthetic-dial.ts';
import { type DecideTimes, measureDecide } from './measure-decide.ts';
import { type Pattern, PROMPT_CHARACTERS } from './synthetic-work.ts';

/** Milliseconds of one decision on a prompt of 4 KB. */
const GOAL = { p50Ms: 0.15, p99Ms: 0.6 };
const MINIMUM_CALLS = 1000;

const HELP = `Time decide() on synthetic prompts of 4 KB, by policies that are fitted on synthetic rows.

  npm run bench:decide

  --calls <number>  timed calls for each policy, at least ${MINIMUM_CALLS}; default 20000
  --json            print the figures as JSON

Exit code 1 when a goal is missed: p50 ${GOAL.p50Ms} ms, p99 ${GOAL.p99Ms} ms.`;

interface Line extends DecideTimes {
  readonly policy: Pattern;
  /** Weights behind one prediction: heads × columns. */
  readonly weights: number;
  readonly isReached: boolean;
}

function measureLine(policy: Pattern, calls: number): Line {
  const record = fitSyntheticDial(policy);
  const times = measureDecide(record, calls);
  const weights = Buffer.byteLength(record.policy.heads?.weights ?? '', 'base64') / 4;
  return { policy, weights, ...times, isReached: times.p50Ms <= GOAL.p50Ms && times.p99Ms <= GOAL.p99Ms };
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
      { title: 'goal' },
    ],
    lines.map((line) => [
      line.policy,
      String(line.weights),
      String(line.calls),
      line.p50Ms.toFixed(4),
      line.p99Ms.toFixed(4),
      line.meanMs.toFixed(4),
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
