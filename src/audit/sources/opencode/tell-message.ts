import type { UsageRecord } from '#core';
import { amountOf, type JsonObject, nameOf, objectOf } from '../../reading/json-field.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { tellRow } from '../../rows/tell-row.ts';
import type { ToldTokens } from '../../rows/split-tokens.ts';

/** What is known of a message from where it lies. */
export interface MessagePlace {
  readonly session?: unknown;
  readonly project?: unknown;
  readonly agentType?: UsageRecord['agentType'];
}

/** Where the fields of an answer stand, which three generations of opencode name differently. */
interface Answer {
  readonly fields: JsonObject;
  readonly time: JsonObject;
  readonly tokens: JsonObject;
  readonly model: unknown;
  readonly provider: unknown;
  readonly variant: unknown;
  /** Whether the count of outputs leaves reasoning out without having to say so. */
  readonly isDisjoint: boolean;
}

const NO_FIELDS: JsonObject = {};

function answerOf(message: JsonObject): Answer | undefined {
  if (message['role'] !== 'assistant' && message['type'] !== 'assistant') return undefined;
  const metadata = objectOf(message['metadata']);
  const fields = objectOf(metadata?.['assistant']) ?? message;
  const model = objectOf(fields['model']);
  return {
    fields,
    time: objectOf(fields['time']) ?? objectOf(metadata?.['time']) ?? NO_FIELDS,
    tokens: objectOf(fields['tokens']) ?? NO_FIELDS,
    model: model?.['id'] ?? fields['modelID'],
    provider: model?.['providerID'] ?? fields['providerID'],
    variant: model?.['variant'] ?? fields['variant'],
    isDisjoint: model !== undefined,
  };
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
  if (total === undefined) return !String(provider).startsWith('google');
  const others = [told.input, told.cacheRead, told.cacheWrite5m];
  return total === others.reduce<number>((sum, count) => sum + (amountOf(count) ?? 0), output);
}

function durationOf({ time }: Answer): number | undefined {
  const [created, completed] = [amountOf(time['created']), amountOf(time['completed'])];
  return created === undefined || completed === undefined || completed < created
    ? undefined
    : completed - created;
}

/** A fork copies answers under ids of its own: what happened in them stays the same. */
function keyOf({ time, model, provider }: Answer, told: ToldTokens): string {
  const facts = [time['created'], time['completed'], provider, model, told.input, told.output];
  return [...facts, told.cacheRead, told.cacheWrite5m].map((fact) => String(fact ?? '-')).join(' ');
}

/** Tells the call of a message; messages of people tell none. */
export function tellMessage(message: JsonObject, place: MessagePlace, sink: TranscriptSink): void {
  const answer = answerOf(message);
  if (answer === undefined) return;
  const told = tokensOf(answer);
  if (Object.values(told).every((count) => count === undefined || count === 0)) {
    sink.aside('unbilled');
    return;
  }
  const { fields, time } = answer;
  const cost = fields['cost'];
  tellRow(
    {
      source: 'opencode',
      at: time['created'],
      model: answer.model,
      tokens: told,
      semantics: {
        inputHasCacheRead: false,
        inputHasCacheWrite: false,
        outputHasReasoning: hasReasoningInOutput(answer, told),
      },
      key: keyOf(answer, told),
      session: nameOf(message['sessionID']) ?? objectOf(message['metadata'])?.['sessionID'] ?? place.session,
      project: objectOf(fields['path'])?.['cwd'] ?? place.project,
      agentType: place.agentType,
      effort: answer.variant,
      // 0 is what a subscription costs, and a model of which opencode knows no price
      statedCostUsd: cost === 0 ? undefined : cost,
      durationMs: durationOf(answer),
    },
    sink,
  );
}
