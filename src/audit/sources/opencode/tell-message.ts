import type { UsageRecord } from '#core';
import { amountOf, type JsonObject, nameOf, objectOf } from '../../reading/json-field.ts';
import type { ToldTask, TranscriptSink } from '../../reading/transcript-sink.ts';
import { tellRow } from '../../rows/tell-row.ts';
import type { ToldTokens } from '../../rows/split-tokens.ts';
import { type Answer, readAnswer } from './read-answer.ts';
import type { MessageSteps } from './read-steps.ts';

/** What is known of a message from where it lies. */
export interface MessagePlace {
  readonly session?: unknown;
  readonly project?: unknown;
  readonly agentType?: UsageRecord['agentType'];
  /** Absent where the parts of the message are not at hand. */
  readonly told?: MessageSteps | undefined;
  /** Absent where nothing tells to which task it belongs. */
  readonly task?: ToldTask | undefined;
}

/** What is told of one call besides its answer. */
interface CallFacts {
  readonly place: MessagePlace;
  /** Tells the steps of a message apart. */
  readonly mark: string;
  readonly toolIds: readonly string[] | undefined;
  readonly durationMs: number | undefined;
}

function tokensOf({ tokens }: Answer): ToldTokens {
  const cache = objectOf(tokens['cache']);
  return {
    input: tokens['input'],
    cacheRead: cache?.['read'],
    cacheWrite5m: cache?.['write'],
    output: tokens['output'],
    reasoning: tokens['reasoning'],
  };
}

/** A total that leaves reasoning out says that the output has it; without a total, only Google's did not. */
function hasReasoningInOutput({ tokens, provider, isDisjoint }: Answer, told: ToldTokens): boolean {
  const [output, reasoning] = [amountOf(told.output) ?? 0, amountOf(told.reasoning) ?? 0];
  if (isDisjoint || reasoning === 0 || reasoning > output) return false;
  const total = amountOf(tokens['total']);
  if (total === undefined) return nameOf(provider)?.startsWith('google') !== true;
  const others = [told.input, told.cacheRead, told.cacheWrite5m];
  return total === others.reduce<number>((sum, count) => sum + (amountOf(count) ?? 0), output);
}

function durationOf({ time }: Answer): number | undefined {
  const [created, completed] = [amountOf(time['created']), amountOf(time['completed'])];
  if (created === undefined || completed === undefined || completed < created) return undefined;
  return completed - created;
}

/** A fork copies answers under ids of its own: when they came and what they used stays the same. */
function keyOf({ time, model, provider }: Answer, { input, output, cacheRead, cacheWrite5m }: ToldTokens) {
  const { created, completed } = time;
  return JSON.stringify([created, completed, provider, model, input, output, cacheRead, cacheWrite5m]);
}

/** Tells one call: of a message, or of one of its steps. */
function tellCall(answer: Answer, facts: CallFacts, sink: TranscriptSink): void {
  const told = tokensOf(answer);
  if (Object.values(told).every((count) => count === undefined || count === 0)) {
    sink.aside('unbilled');
    return;
  }
  const { place, mark, toolIds, durationMs } = facts;
  const { cost, path } = answer.fields;
  tellRow(
    {
      source: 'opencode',
      at: answer.time['created'],
      model: answer.model,
      tokens: told,
      semantics: {
        inputHasCacheRead: false,
        inputHasCacheWrite: false,
        outputHasReasoning: hasReasoningInOutput(answer, told),
      },
      key: `${keyOf(answer, told)}${mark}`,
      session: answer.session ?? place.session,
      project: objectOf(path)?.['cwd'] ?? place.project,
      agentType: place.agentType,
      effort: answer.variant,
      // 0 is what a subscription costs, and a model of which opencode knows no price
      statedCostUsd: cost === 0 ? undefined : cost,
      toolCalls: toolIds?.length,
      durationMs,
      task: place.task,
      toolIds,
    },
    sink,
  );
}

/** Tells the calls of a message; messages of people tell none. */
export function tellMessage(message: JsonObject, place: MessagePlace, sink: TranscriptSink): void {
  const answer = readAnswer(message);
  if (answer === undefined) return;
  const { steps = [], toolIds: allToolIds } = place.told ?? {};
  if (steps.length === 0) {
    tellCall(answer, { place, mark: '', toolIds: allToolIds, durationMs: durationOf(answer) }, sink);
  }
  for (const [index, { tokens, cost, toolIds }] of steps.entries()) {
    const fields = { ...answer.fields, cost };
    // the last one is what the message itself says, where its steps are not at hand
    const mark = index === steps.length - 1 ? '' : ` ${index}`;
    tellCall({ ...answer, fields, tokens }, { place, mark, toolIds, durationMs: undefined }, sink);
  }
}
