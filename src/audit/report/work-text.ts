import { formatTable, formatUsd, type TableColumn } from '#core';
import { addSums, type CallSum, NO_CALLS } from '../tally/call-sums.ts';
import type { StakeLine, WorkKind, WorkReport } from '../work/work-report.ts';
import { callsText, countText, nounText, safeName, shareText } from './number-text.ts';

/** Kinds with a line of their own; of more, the last line sums the others up. */
const KINDS_SHOWN = 4;

type KindCounts = Pick<WorkKind, 'tasks' | 'stakes' | 'corrected'> & CallSum;

/** Of no kind, no task is told. */
const NO_KINDS: KindCounts = { ...NO_CALLS, tasks: null, corrected: null, stakes: null };

/** Adds counts up of which one may not be told. */
function addTold(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : one + other;
}

function addStakes(one: KindCounts['stakes'], other: KindCounts['stakes']): KindCounts['stakes'] {
  if (one === null || other === null) return one ?? other;
  return {
    routine: one.routine + other.routine,
    normal: one.normal + other.normal,
    'high-stake': one['high-stake'] + other['high-stake'],
  };
}

function addKinds(one: KindCounts, other: KindCounts): KindCounts {
  return {
    ...addSums(one, other),
    tasks: addTold(one.tasks, other.tasks),
    corrected: addTold(one.corrected, other.corrected),
    stakes: addStakes(one.stakes, other.stakes),
  };
}

/** Writes a share of tasks; where none is told there is none, and not 0. */
function partText(part: number | null | undefined, tasks: number | null): string {
  return shareText(
    part === null || part === undefined || tasks === null || tasks === 0 ? null : part / tasks,
  );
}

function kindRow(name: string, kind: KindCounts, costUsd: number | null): readonly string[] {
  const { tasks, stakes, corrected } = kind;
  return [
    name,
    tasks === null ? 'not told' : countText(tasks),
    callsText(kind),
    kind.costUsd === null ? 'no price' : formatUsd(kind.costUsd),
    shareText(kind.costUsd === null || costUsd === null || costUsd === 0 ? null : kind.costUsd / costUsd),
    partText(stakes?.routine, tasks),
    partText(stakes?.['high-stake'], tasks),
    partText(corrected, tasks),
  ];
}

/** Gives the kinds that have a line of their own. */
export function shownKinds(kinds: readonly WorkKind[]): readonly WorkKind[] {
  return kinds.slice(0, kinds.length > KINDS_SHOWN ? KINDS_SHOWN - 1 : KINDS_SHOWN);
}

function kindTable(kinds: readonly WorkKind[]): string {
  const all = kinds.reduce<KindCounts>(addKinds, NO_KINDS);
  const shown = shownKinds(kinds);
  const rest = kinds.slice(shown.length).reduce<KindCounts>(addKinds, NO_KINDS);
  const rows = shown.map((kind) => kindRow(safeName(kind.name), kind, all.costUsd));
  if (kinds.length > shown.length)
    rows.push(kindRow(`${kinds.length - shown.length} others`, rest, all.costUsd));
  const titles = ['tasks', 'calls', 'cost', 'of cost', 'routine', 'high-stake', 'corrected'];
  return formatTable(
    [{ title: 'kind of work' }, ...titles.map((title): TableColumn => ({ title, align: 'right' }))],
    rows,
  );
}

/** Says how tasks were told apart. */
function tasksText({ tasks, grouping }: WorkReport): string {
  const counted = nounText(tasks, 'task');
  if (grouping.by === 'text') {
    return `${counted} by words and tools; two halves of the tasks agree to ${grouping.ari.toFixed(2)} of 1`;
  }
  return grouping.why === 'too-few-tasks'
    ? `${counted} by project and sub-agent: too few tasks to tell kinds by their words`
    : `${counted} by project and sub-agent: words and tools fall into no stable kinds`;
}

/** Says what calls go by whose tasks are not told. */
function untoldText({ kinds }: WorkReport): string {
  const untold = kinds.filter(({ tasks }) => tasks === null);
  const { calls, uncountedRows } = untold.reduce<CallSum>(addSums, NO_CALLS);
  const hasProjects = untold.some(({ basis }) => basis !== 'untold');
  const by = hasProjects ? 'by project: their tasks are not told' : 'whose tasks and projects are not told';
  const rows = uncountedRows === 0 ? '' : ` and ${nounText(uncountedRows, 'row')} without a number of calls`;
  return `${nounText(calls, 'call')}${rows} ${by}`;
}

/** Says whether there are other kinds than calls of which nothing is told. */
export function hasKinds({ kinds }: WorkReport): boolean {
  return kinds.some(({ basis }) => basis !== 'untold');
}

/** Says how kinds of work were told apart. */
export function groupingTexts(work: WorkReport): readonly string[] {
  const hasUntold = work.kinds.some(({ tasks }) => tasks === null);
  return [...(work.tasks === 0 ? [] : [tasksText(work)]), ...(hasUntold ? [untoldText(work)] : [])];
}

function stakeText({ stake, shares }: StakeLine): string {
  return `${stake} ${shareText(shares.tasks.share)} (${shareText(shares.cost.share)} of cost)`;
}

/** Says in a few lines which kinds of work there were; nothing where no source tells of tasks or projects. */
export function workText(work: WorkReport): readonly string[] {
  if (!hasKinds(work)) return [];
  const stakes = `stakes, by written rules and not by outcomes: ${work.stakes.map(stakeText).join(', ')}`;
  return [kindTable(work.kinds), groupingTexts(work).join('; '), ...(work.tasks === 0 ? [] : [stakes]), ''];
}
