import type { Usage } from '#core';
import { statusOfErrorType } from '../errors/error-type.ts';
import { type UpstreamErrorFacts, upstreamRefused } from '../errors/upstream-error.ts';
import type { WireFormat } from '../wire-format.ts';
import type { AnswerFacts, EmitPart } from './answer-facts.ts';
import { readStopReason } from './stop-reasons.ts';

/** Gathers the facts of one answer while it is read, and emits its parts; the same for events and for whole bodies. */
export interface AnswerGatherer {
  /** The answer has begun; what the upstream does not name reads `unknown` in the part, and is absent from the facts. */
  start(head: { readonly id: string | undefined; readonly modelId: string | undefined }): void;
  /** An empty text says nothing and is no part. */
  say(text: string): void;
  /** Named once, however often it comes. */
  leaveOut(what: string, isHarmless: boolean): void;
  count(usage: Usage): void;
  /** Absent means that the upstream has not said. */
  tier(name: string | undefined): void;
  /** Absent means that the upstream has not said yet. */
  stop(reason: string | undefined, stopSequence?: string): void;
  end(): void;
  fail(said: UpstreamErrorFacts): void;
  facts(): AnswerFacts;
}

/** Creates the gatherer of one answer. */
export function createGatherer(format: WireFormat, emit: EmitPart): AnswerGatherer {
  let facts: AnswerFacts = { usage: {} };
  let stopSequence: string | undefined;
  const leftOut = new Set<string>();
  return {
    facts: () => facts,
    start({ id, modelId }) {
      if (modelId !== undefined) facts = { ...facts, servedModelId: modelId };
      emit({ type: 'start', id: id ?? 'unknown', modelId: modelId ?? 'unknown' });
    },
    say(text) {
      if (text !== '') emit({ type: 'text-delta', text });
    },
    leaveOut(what, isHarmless) {
      if (leftOut.has(what)) return;
      leftOut.add(what);
      emit({ type: 'not-carried', what, isHarmless });
    },
    count(usage) {
      facts = { ...facts, usage };
    },
    tier(name) {
      if (name !== undefined) facts = { ...facts, servedTier: name };
    },
    stop(reason, sequence) {
      if (reason !== undefined) facts = { ...facts, finishReason: readStopReason(format, reason) };
      stopSequence = sequence ?? stopSequence;
    },
    end() {
      const { usage, finishReason = readStopReason(format, null) } = facts;
      emit({ type: 'end', finishReason, usage, ...(stopSequence === undefined ? {} : { stopSequence }) });
    },
    fail(said) {
      const error = upstreamRefused(statusOfErrorType(format, said.type ?? ''), said);
      facts = { ...facts, error };
      emit({ type: 'error', error });
    },
  };
}
