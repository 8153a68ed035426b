import { formatTable, formatUsd, type TableColumn } from '#core';
import { addSums, type CallSum, NO_CALLS } from '../tally/call-sums.ts';
import type { StakeLine, WorkKind, WorkReport } from '../work/work-report.ts';
import { countText, nounText, safeName, shareText } from './number-text.ts';

/** Kinds with a line of their own; of more, the last line sums the others up. */
const KINDS_SHOWN = 4;

type KindCounts = Pick<WorkKind, 'tasks' | 'stakes' | 'corrected'> & CallSum;

const NO_TASKS: KindCounts = {
  ...NO_CALLS,
  tasks: 0,
  corrected: 0,
  stakes: { routine: 0, normal: 0, 'high-stake': 0 },
};

function addKinds(one: KindCounts, other: KindCounts): KindCounts {
  return {
    ...addSums(one, other),
    tasks: one.tasks + other.tasks,
    corrected: one.corrected + other.corrected,
    stakes: {
      routine: one.stakes.routine + other.stakes.routine,
      normal: one.stakes.normal + other.stakes.normal,
      'high-stake': one.stakes['high-stake'] + other.stakes['high-stake'],
    },
  };
}

function partText(part: number, whole: number): string {
  return shareText(whole === 0 ? null : part / whole);
}

function kindRow(name: string, kind: KindCounts, costUsd: number | null): readonly string[] {
  const { tasks, stakes, corrected, calls } = kind;
  const isTold = tasks > 0;
  return [
    name,
    isTold ? countText(tasks) : 'not told',
    countText(calls),
    kind.costUsd === null ? 'no price' : formatUsd(kind.costUsd),
    shareText(kind.costUsd === null || costUsd === null || costUsd === 0 ? null : kind.costUsd / costUsd),
    partText(stakes.routine, tasks),
    partText(stakes['high-stake'], tasks),
    partText(corrected, tasks),
  ];
}

/** Gives the kinds that have a line of their own. */
export function shownKinds(kinds: readonly WorkKind[]): readonly WorkKind[] {
  return kinds.slice(0, kinds.length > KINDS_SHOWN ? KINDS_SHOWN - 1 : KINDS_SHOWN);
}

function kindTable(kinds: readonly WorkKind[]): string {
  const all = kinds.reduce<KindCounts>(addKinds, NO_TASKS);
  const shown = shownKinds(kinds);
  const rest = kinds.slice(shown.length).reduce<KindCounts>(addKinds, NO_TASKS);
  const rows = shown.map((kind) => kindRow(safeName(kind.name), kind, all.costUsd));
  if (kinds.length > shown.length)
    rows.push(kindRow(`${kinds.length - shown.length} others`, rest, all.costUsd));
  const titles = ['tasks', 'calls', 'cost', 'of cost', 'routine', 'high-stake', 'corrected'];
  return formatTable(
    [{ title: 'kind of work' }, ...titles.map((title): TableColumn => ({ title, align: 'right' }))],
    rows,
  );
}

/** Says how kinds of work were told apart. */
export function groupingText({ grouping }: WorkReport): string {
  if (grouping.by === 'text') {
    return `by words and tools; two halves of the tasks agree to ${grouping.ari.toFixed(2)} of 1`;
  }
  return grouping.why === 'too-few-tasks'
    ? 'by project and sub-agent: too few tasks to tell kinds by their words'
    : 'by project and sub-agent: words and tools fall into no stable kinds';
}

function stakeText({ stake, shares }: StakeLine): string {
  return `${stake} ${shareText(shares.tasks.share)} (${shareText(shares.cost.share)} of cost)`;
}

/** Says in a few lines which kinds of work there were; nothing where no source tells of tasks. */
export function workText(work: WorkReport): readonly string[] {
  if (work.tasks === 0) return [];
  return [
    kindTable(work.kinds),
    `${nounText(work.tasks, 'task')} ${groupingText(work)}`,
    `stakes, by written rules and not by outcomes: ${work.stakes.map(stakeText).join(', ')}`,
    '',
  ];
}
