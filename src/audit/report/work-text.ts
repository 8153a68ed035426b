import { formatNameTable, formatUsd, type TableColumn } from '#core';
import { addSums, type CallSum, NO_CALLS } from '../tally/call-sums.ts';
import type { StakeLine, WorkKind, WorkReport } from '../work/work-report.ts';
import { callsText, countText, nounText, shareText } from '../words/number-text.ts';
import type { Room } from './room.ts';
import { wrapLines } from './wrap-lines.ts';

/** Kinds with a line of their own; of more, the last line sums the others up. */
const KINDS_SHOWN = 4;

type KindCounts = Pick<WorkKind, 'tasks' | 'stakes'> & CallSum;

/** Of no kind, no task is told. */
const NO_KINDS: KindCounts = { ...NO_CALLS, tasks: null, stakes: null };

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
  const { tasks, stakes } = kind;
  return [
    name,
    tasks === null ? 'not told' : countText(tasks),
    callsText(kind),
    kind.costUsd === null ? 'no price' : formatUsd(kind.costUsd),
    shareText(kind.costUsd === null || costUsd === null || costUsd === 0 ? null : kind.costUsd / costUsd),
    partText(stakes?.routine, tasks),
    partText(stakes?.['high-stake'], tasks),
  ];
}

/** Gives the kinds that have a line of their own. */
export function shownKinds(kinds: readonly WorkKind[]): readonly WorkKind[] {
  return kinds.slice(0, kinds.length > KINDS_SHOWN ? KINDS_SHOWN - 1 : KINDS_SHOWN);
}

/** What has no line of its own; of calls without tasks apart, so that no share of tasks seems to be theirs. */
function restRows(rest: readonly WorkKind[], costUsd: number | null): readonly (readonly string[])[] {
  const groups = [rest.filter(({ tasks }) => tasks !== null), rest.filter(({ tasks }) => tasks === null)];
  return groups.flatMap((kinds) => {
    const [first] = kinds;
    if (first === undefined) return [];
    const name = kinds.length === 1 ? first.name : `${kinds.length} others`;
    return [kindRow(name, kinds.reduce<KindCounts>(addKinds, NO_KINDS), costUsd)];
  });
}

function kindTable(kinds: readonly WorkKind[]): string {
  const { costUsd } = kinds.reduce<KindCounts>(addKinds, NO_KINDS);
  const shown = shownKinds(kinds);
  const rows = [
    ...shown.map((kind) => kindRow(kind.name, kind, costUsd)),
    ...restRows(kinds.slice(shown.length), costUsd),
  ];
  const numbers = ['tasks', 'calls', 'cost', 'of cost', 'routine', 'high-stake'];
  const columns = [
    { title: 'kind of work' },
    ...numbers.map((title): TableColumn => ({ title, align: 'right' })),
  ];
  return formatNameTable(columns, rows);
}

/** Says how tasks were told apart. */
function tasksText({ tasks, grouping }: WorkReport): string {
  const counted = nounText(tasks, 'task');
  if (grouping.by === 'text') {
    return `${counted} by words and tools; stable when split: ${grouping.ari.toFixed(2)} (1 = the same)`;
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
  const parts = [
    ...(calls === 0 && uncountedRows > 0 ? [] : [nounText(calls, 'call')]),
    ...(uncountedRows === 0 ? [] : [nounText(uncountedRows, 'uncounted row')]),
  ];
  return `${parts.join(' and ')} ${by}`;
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

function stakeText({ stake, shares }: StakeLine, index: number): string {
  const [tasks, cost] = [shareText(shares.tasks.share), shareText(shares.cost.share)];
  return index === 0 ? `${stake} ${tasks} of tasks (${cost} of their cost)` : `${stake} ${tasks} (${cost})`;
}

/** Says in a few lines which kinds of work there were; nothing where no source tells of tasks or projects. */
export function workText(
  work: WorkReport,
  { hasStakes, sentence }: Pick<Room, 'hasStakes' | 'sentence'>,
): readonly string[] {
  if (!hasKinds(work)) return [];
  const stakes = `stakes, by written rules and not by outcomes: ${work.stakes.map(stakeText).join(', ')}`;
  const isTold = hasStakes && work.tasks > 0;
  return [
    kindTable(work.kinds),
    ...wrapLines([groupingTexts(work).join('; '), ...(isTold ? [stakes] : [])], sentence),
    '',
  ];
}
