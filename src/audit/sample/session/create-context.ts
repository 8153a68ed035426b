import type { Usage } from '#core';
import { type ContextParts, contextUsage, type ContextWay } from './context-usage.ts';
import { drawRange } from './draw.ts';
import type { SessionPlan } from './plan-sessions.ts';
import type { Undone } from './sample-task.ts';

/** What a call used, what that would be without each plant, and whether the conversation was summed up before. */
export interface ContextStep {
  readonly usage: Usage;
  readonly isAfterCompaction: boolean;
  readonly undone: readonly Undone[];
}

/** Tokens of the text that sums a conversation up. */
const SUMMARY_TOKENS = 4000;

/** What was drawn of a step. */
interface Step {
  readonly way: ContextWay;
  readonly writes: 'cacheBreaks' | 'modelSwitches' | undefined;
  readonly parts: ContextParts;
  /** The same without the tokens that nothing uses. */
  readonly lean: ContextParts;
  /** Output without the effort that is too much. */
  readonly output: number;
}

/** Lists what the call would have used without each of the plants. */
function listUndone(
  { kind, plants }: SessionPlan,
  { way, writes, parts, lean, output }: Step,
): readonly Undone[] {
  const without = (plant: Undone['plant'], asWay: ContextWay, these: ContextParts): Undone => ({
    plant,
    instead: { usage: contextUsage(kind, asWay, these) },
  });
  return [
    ...(writes === undefined ? [] : [without(writes, 'read', parts)]),
    ...(plants.has('cacheWritesNeverRead') ? [without('cacheWritesNeverRead', 'plain', parts)] : []),
    ...(plants.has('contextBloat') ? [without('contextBloat', way, lean)] : []),
    ...(plants.has('overEffort') ? [without('overEffort', way, { ...parts, output })] : []),
  ];
}

function wayOf({ plants }: SessionPlan, writes: Step['writes']): ContextWay {
  if (plants.has('batchable')) return 'plain';
  return writes !== undefined || plants.has('cacheWritesNeverRead') ? 'written' : 'read';
}

/** Follows the context of one session from call to call, and what of it is cached. */
export function createContext(plan: SessionPlan) {
  const { kind, plants, random, systemTokens } = plan;
  const { tokens, planted } = kind;
  const bloatRange = plants.has('contextBloat') ? planted.contextBloat?.added : undefined;
  const outputFactor = plants.has('overEffort') ? (planted.overEffort?.outputFactor ?? 1) : 1;
  // `carried` is what comes into the context with the next call
  let [context, bloat, carried, isCompacted] = [0, 0, systemTokens, false];

  function whyWritten(hasSwitched: boolean): Step['writes'] {
    const isDrawn = random() < (planted.cacheBreaks?.share ?? 0);
    const isAlwaysSo = plants.has('batchable') || plants.has('cacheWritesNeverRead');
    if (context === 0 || isAlwaysSo) return undefined;
    if (hasSwitched) return 'modelSwitches';
    return isDrawn ? 'cacheBreaks' : undefined;
  }

  function drawStep(hasSwitched: boolean): Step {
    const bloatNow = bloatRange === undefined ? 0 : drawRange(random, bloatRange);
    const output = drawRange(random, tokens.output);
    const writes = whyWritten(hasSwitched);
    const lean: ContextParts = {
      input: drawRange(random, tokens.input),
      before: context - bloat,
      added: carried + drawRange(random, tokens.added),
      output: Math.round(output * outputFactor),
    };
    const parts = { ...lean, before: context, added: lean.added + bloatNow };
    return { way: wayOf(plan, writes), writes, parts, lean, output };
  }

  return {
    /** Makes the next call; `hasSwitched` where another model made the one before. */
    next(hasSwitched: boolean): ContextStep {
      const step = drawStep(hasSwitched);
      const { way, parts, lean, output } = step;
      const isAfterCompaction = isCompacted;
      // the thinking of more effort does not stay in the context
      [context, bloat, carried] = [context + parts.added, bloat + parts.added - lean.added, output];
      isCompacted = context > tokens.limit;
      if (isCompacted) [context, bloat, carried] = [systemTokens, 0, SUMMARY_TOKENS];
      return { usage: contextUsage(kind, way, parts), isAfterCompaction, undone: listUndone(plan, step) };
    },
  };
}
