import { sha256 } from '#core';
import type { AskedTool } from './asked-tool.ts';
import { effectOf } from './tool-kinds.ts';

/** What a tool gave back. */
export interface ToolResult {
  readonly toolId: string;
  readonly isFailed: boolean;
  /** All that it wrote; absent where it is not told, or not wanted. */
  readonly output?: string | undefined;
}

/** Follows what the tools of one task were asked, and what they gave back. */
export interface RepeatFollower {
  ask(tool: AskedTool): void;
  /** Whether what this tool wrote is wanted. */
  wants(toolId: string): boolean;
  result(result: ToolResult): void;
  /** Says that earlier results are out of the context: whoever asks again needs them. */
  forget(): void;
  /** Ids of tools that were asked for the same again, with nothing changed, and gave the same. */
  readonly repeated: ReadonlySet<string>;
  /** What all tools were asked and gave back, hashed; nothing where there is none, one may change things, or a result is not told. */
  deeds(): string | undefined;
}

/**
 * So many tools back, a result is still in the context.
 *
 * Source  platform.claude.com/docs/en/build-with-claude/context-editing: by default the last three results are kept
 */
const LOOKED_BACK = 3;

interface Asked {
  readonly key: string;
  readonly isReading: boolean;
  /** The same asked before. */
  before: Asked | undefined;
  told: string | undefined;
  /** Those that asked the same again, so far in vain. */
  again: string[];
}

/** Starts to set tools beside the last ones that were asked; `repeated` is filled. */
function createComparison(repeated: Set<string>) {
  let recent: readonly Asked[] = [];
  return {
    forget(): void {
      recent = [];
    },
    /** A tool that may change things may change what others say, but none that fails the same way twice. */
    note(tool: AskedTool, isReading: boolean): Asked {
      const key = sha256(`${tool.name}\u0000${tool.input}`);
      if (!isReading) recent = recent.filter((one) => one.key === key);
      const before = recent.findLast((one) => one.key === key);
      const asked: Asked = { key, isReading, before, told: undefined, again: [] };
      recent = [...recent, asked].slice(-LOOKED_BACK);
      return asked;
    },
    compare(asked: Asked, { toolId, isFailed }: ToolResult): void {
      const { before, told, isReading } = asked;
      asked.before = undefined;
      if (before?.told === undefined) return;
      if (before.told !== told) {
        // it changes by itself: then it was worth asking again till it did
        for (const id of before.again) repeated.delete(id);
      } else if (isReading || isFailed) {
        asked.again = before.again;
        asked.again.push(toolId);
        repeated.add(toolId);
      }
    },
  };
}

/** Starts to follow the tools of a task; of what they were asked and wrote, only hashes stay. */
export function createRepeatFollower(): RepeatFollower {
  const open = new Map<string, Asked>();
  const repeated = new Set<string>();
  const comparison = createComparison(repeated);
  let deeds = '';
  let couldDiffer = false;

  return {
    ask(tool) {
      const effect = effectOf(tool);
      if (effect === 'plans') return;
      if (effect !== 'reads') couldDiffer = true;
      if (effect === 'waits') comparison.forget();
      else open.set(tool.id, comparison.note(tool, effect === 'reads'));
    },
    wants: (toolId) => open.has(toolId),
    result(result) {
      const { toolId, isFailed, output } = result;
      const asked = open.get(toolId);
      if (asked === undefined) return;
      open.delete(toolId);
      if (output === undefined) {
        couldDiffer = true;
        return;
      }
      asked.told = sha256(`${isFailed} ${output}`);
      deeds = sha256(`${deeds} ${asked.key} ${asked.told}`);
      comparison.compare(asked, result);
    },
    forget() {
      comparison.forget();
      for (const asked of open.values()) asked.before = undefined;
    },
    repeated,
    deeds: () => (!couldDiffer && open.size === 0 && deeds !== '' ? deeds : undefined),
  };
}
