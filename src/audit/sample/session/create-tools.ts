import type { Random } from '#core';
import { drawByShare, drawOne } from './draw.ts';
import type { TaskDraw } from './draw-task.ts';
import type { SampleTool } from './sample-task.ts';
import type { SampleKind } from '../scenario/schema.ts';

/** A tool before it is known when its result comes. */
export type AskedTool = Omit<SampleTool, 'endsAtMs'>;

/** What one call asks for. */
export interface CallOrder {
  /** Absent where the call only answers. */
  readonly tool: AskedTool | undefined;
  /** Whether the same was asked for before. */
  readonly isRetry: boolean;
}

const PASSED = 'Tests:       42 passed, 42 total';
const FAILED = 'Tests:       1 failed, 41 passed, 42 total';
const ANSWER: CallOrder = { tool: undefined, isRetry: false };

function bash(command: string, isFailed: boolean): AskedTool {
  return { name: 'Bash', input: { command }, isFailed };
}

/** Lists a script's first run, which fails, and the same again in vain. */
function listRuns(script: AskedTool, retries: number): readonly CallOrder[] {
  return Array.from({ length: retries + 1 }, (_, run) => ({ tool: script, isRetry: run > 0 }));
}

/** Makes what the calls of one session ask for, nothing of it twice unless that is planted. */
export function createTools({ tools, words, project }: SampleKind, random: Random) {
  const names = Object.entries(tools).map(([name, share]) => ({ name, share }));
  let number = 0;

  function target(): string {
    number += 1;
    return `${drawOne(random, words)}-${number}`;
  }

  function anyTool(): AskedTool {
    const { name } = drawByShare(random, names);
    const path = `src/${target()}`;
    const input = name === 'Bash' ? { command: `ls ${path}` } : { file_path: `${project}/${path}.ts` };
    return { name, input, isFailed: false };
  }

  function testRun(isFailed: boolean): CallOrder {
    const run = bash(`npx vitest run src/${target()}`, isFailed);
    return { tool: { ...run, told: isFailed ? FAILED : PASSED }, isRetry: false };
  }

  return {
    /** Gives what each call of a task asks for: the last one only answers, the one before it runs the tests. */
    ordersOf({ calls, retries, tests }: TaskDraw): readonly CallOrder[] {
      const runs = retries === 0 ? [] : listRuns(bash(`node scripts/${target()}.js`, true), retries);
      const tested = tests === 'none' ? [] : [testRun(tests === 'fail')];
      const usual = Math.max(0, calls - 1 - tested.length - (retries === 0 ? 0 : 1));
      const others = Array.from({ length: usual }, () => ({ tool: anyTool(), isRetry: false }));
      return [...runs, ...others, ...tested, ANSWER];
    },
  };
}
