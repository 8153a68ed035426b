import type { UsageRecord } from '#core';
import { addSums, byWeight, type CallSum, NO_CALLS } from '../tally/call-sums.ts';
import { nameProject } from './kinds/name-project.ts';
import type { CallBasis } from './work-report.ts';

/** What a call tells of its work where its source tells no tasks. */
export type CallPlace = Pick<UsageRecord, 'project' | 'agentType'>;

/** A kind of calls of no task. */
export interface UntoldKind {
  readonly name: string;
  readonly basis: CallBasis;
  readonly sum: CallSum;
}

/** Kinds of calls of no task, and which call belongs to which. */
export interface UntoldKinds {
  /** Together they are all calls of no task; one may be empty. */
  readonly kinds: readonly UntoldKind[];
  readonly kindOf: (call: CallPlace) => UntoldKind;
}

/** Sums up calls of no task. */
export interface UntoldSums {
  add(call: CallPlace, sum: CallSum): void;
  finish(): UntoldKinds;
}

/** Projects that are told apart; of more, the smaller ones are put together. */
const MOST_PROJECTS = 12;
/** Bounds the memory where a column of ids was taken for projects; what comes later is one of the others. */
const MOST_FOLLOWED = 10_000;

function toKind(name: string, sum: CallSum): UntoldKind {
  return { name: `project ${name}`, basis: 'call-project', sum };
}

/** Sums of projects by name, of which no more than so many are followed. */
function createProjectSums() {
  const sums = new Map<string, CallSum>();
  let beyond: CallSum | undefined;
  return {
    add(name: string, sum: CallSum): void {
      const isFollowed = sums.has(name) || sums.size < MOST_FOLLOWED;
      if (isFollowed) sums.set(name, addSums(sums.get(name) ?? NO_CALLS, sum));
      else beyond = addSums(beyond ?? NO_CALLS, sum);
    },
    /** The dearest by their names, and the others together. */
    cut() {
      const ordered = [...sums].toSorted(([, one], [, other]) => byWeight(one, other));
      const isWhole = beyond === undefined && ordered.length <= MOST_PROJECTS;
      const most = isWhole ? MOST_PROJECTS : MOST_PROJECTS - 1;
      const shown = ordered.slice(0, most).map(([name, sum]) => [name, toKind(name, sum)] as const);
      if (isWhole) return { shown, others: undefined };
      const rest = ordered.slice(most).map(([, sum]) => sum);
      const count = `${beyond === undefined ? '' : 'over '}${rest.length.toLocaleString('en-US')}`;
      const sum = rest.reduce(addSums, beyond ?? NO_CALLS);
      return { shown, others: { name: `${count} other projects`, basis: 'call-rest', sum } as const };
    },
  };
}

/**
 * Starts to group calls whose source tells no tasks by what they do tell: by project, those of sub-agents by themselves.
 *
 * Shape   one sum for each project, whatever the calls; together the kinds are all calls
 */
export function createUntoldSums(): UntoldSums {
  const projects = createProjectSums();
  let [bySubAgents, untold] = [NO_CALLS, NO_CALLS];
  return {
    add({ agentType, project }, sum) {
      if (agentType === 'sub-agent') bySubAgents = addSums(bySubAgents, sum);
      else if (project === undefined) untold = addSums(untold, sum);
      else projects.add(nameProject(project), sum);
    },
    finish() {
      const { shown, others } = projects.cut();
      const agents: UntoldKind = { name: 'calls of sub-agents', basis: 'call-agent', sum: bySubAgents };
      const nothing: UntoldKind = { name: 'tasks not told', basis: 'untold', sum: untold };
      const kindOfProject = new Map(shown);
      return {
        kinds: [...kindOfProject.values(), ...(others === undefined ? [] : [others]), agents, nothing],
        kindOf({ agentType, project }) {
          if (agentType === 'sub-agent') return agents;
          if (project === undefined) return nothing;
          return kindOfProject.get(nameProject(project)) ?? others ?? nothing;
        },
      };
    },
  };
}
