import { nounText } from '../../report/number-text.ts';
import type { TaskTable } from '../../work/task-table.ts';
import { type Claims, createClaims } from '../claims.ts';
import { COUNTED, type Detector } from '../detector.ts';
import { findDuplicateTasks } from './duplicate-tasks.ts';

/** Counts what was asked for again, by kind of work. */
function createCounts() {
  const counts = new Map<string, { readonly tasks: Set<number>; tools: number }>();
  return (kind: string) => {
    const count = counts.get(kind) ?? { tasks: new Set<number>(), tools: 0 };
    counts.set(kind, count);
    return count;
  };
}

/** Finds tools asked for the same again with nothing changed, and messages sent twice in a row. */
export function detectRepeats(tasks: TaskTable): Detector {
  const claims = createClaims();
  const duplicates = findDuplicateTasks(tasks);
  const [again, tooled] = [createCounts(), new Set<number>()];

  function whatOf({ kind }: Claims): string {
    const { tasks: messages, tools } = again(kind);
    const parts = [
      ...(tools === 0 ? [] : [`${nounText(tools, 'tool call')} asked for the same with nothing changed`]),
      ...(messages.size === 0 ? [] : [`${nounText(messages.size, 'message')} came twice in a row`]),
    ];
    return parts.join('; ');
  }

  return {
    see(call) {
      const { task, taskNumber, kind, costUsd } = call;
      if (task === undefined || taskNumber === undefined || costUsd === undefined) return;
      if (duplicates.has(taskNumber)) {
        again(kind).tasks.add(taskNumber);
        claims.add(call, { savedUsd: costUsd });
      } else if (task.repeatedTools > 0) {
        if (!tooled.has(taskNumber)) again(kind).tools += task.repeatedTools;
        tooled.add(taskNumber);
        // which call asked again is not kept: each bears its part of the task's tools
        claims.add(call, { savedUsd: (costUsd * task.repeatedTools) / Math.max(1, task.toolCalls) });
      }
    },
    finish: () =>
      claims.groups().map((group) => ({
        ...COUNTED,
        detector: 'repeats',
        claims: group,
        what: whatOf(group),
        advice: 'look at why the first try failed; let the agent stop after two same failures',
      })),
  };
}
