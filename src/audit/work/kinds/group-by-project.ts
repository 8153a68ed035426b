import type { FoundKind, FoundKinds } from './find-kinds.ts';
import { nameProject } from './name-project.ts';
import type { TaskRecord } from '../task-record.ts';
import type { TaskTable } from '../task-table.ts';

/** Projects and kinds of agents that are told apart; smaller ones are put together. */
const MOST_KINDS = 11;

function kindOfTask({ agentType, agentName, project }: TaskRecord): FoundKind {
  if (agentType === 'sub-agent') {
    const name = agentName === undefined ? 'sub-agents' : `sub-agent ${agentName}`;
    return { name, basis: 'agent', stability: null };
  }
  const name = project === undefined ? 'no project told' : nameProject(project);
  return { name, basis: 'project', stability: null };
}

function keyOf({ basis, name }: FoundKind): string {
  return `${basis} ${name}`;
}

/** Takes the project, or the kind of sub-agent, for the kind of work. */
export function groupByProject(
  table: TaskTable,
  tasks: Int32Array,
  why: 'too-few-tasks' | 'no-stable-kinds',
): FoundKinds {
  const groups = new Map<string, { readonly kind: FoundKind; tasks: number }>();
  for (const task of tasks) {
    const kind = kindOfTask(table.get(task));
    const group = groups.get(keyOf(kind)) ?? { kind, tasks: 0 };
    group.tasks += 1;
    groups.set(keyOf(kind), group);
  }
  const kinds = [...groups.values()]
    .toSorted((one, other) => other.tasks - one.tasks)
    .slice(0, MOST_KINDS)
    .map(({ kind }) => kind);
  const indexOf = new Map(kinds.map((kind, index) => [keyOf(kind), index]));
  return {
    grouping: { by: 'project', why },
    kinds: [...kinds, { name: 'all others', basis: 'rest', stability: null }],
    kindOf: (task) => indexOf.get(keyOf(kindOfTask(table.get(task)))) ?? kinds.length,
  };
}
