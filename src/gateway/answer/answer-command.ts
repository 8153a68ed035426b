import { type EffortAsk, toAskedText } from '#effort';
import { createEncoder, type StreamPart } from '#wire';
import type { GatewayState } from '../gateway-state.ts';
import type { ReadRequest } from '../exchange.ts';
import type { Sink } from './sink.ts';

function sentence(ask: EffortAsk, argument: string | undefined): string {
  if (ask.kind === 'position') return `Effort is ${ask.said}: dial position ${ask.position}.`;
  if (ask.kind === 'hold') return `The dial holds ${ask.rho} of the top plan's quality.`;
  return argument === 'status'
    ? 'No effort is set: the dial decides.'
    : 'Effort is back to what the dial decides.';
}

/** Answers a message that is nothing but `/effort …` without calling a model. */
export function answerCommand(state: GatewayState, sink: Sink, { id, view, ask }: ReadRequest): void {
  const parts: StreamPart[] = [
    { type: 'start', id, modelId: 'vernier' },
    { type: 'text-delta', text: sentence(ask, view.slashEffort) },
    { type: 'end', finishReason: { unified: 'stop', raw: null }, usage: { inputTokens: 0, outputTokens: 0 } },
  ];
  const encoder = createEncoder(view.format, {
    stream: view.stream,
    id,
    modelId: 'vernier',
    createdAtSeconds: Math.floor(state.clock.now() / 1000),
    includeUsage: true,
  });
  const bytes = Buffer.concat(parts.map((part) => encoder.push(part)));
  sink.head(200, {
    'content-type': view.stream ? 'text/event-stream; charset=utf-8' : 'application/json',
    'content-length': String(bytes.length),
    'x-vernier-request': id,
    'x-vernier-effort': `asked=${toAskedText(ask)}; sent=none; reason=command`,
  });
  sink.end(bytes);
}
