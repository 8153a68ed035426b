import type { Catalog } from '#catalog';
import { sha256 } from '#core';
import { type ByteSource, createEncoder, type EndPart, type StreamPart, type WireFormat } from '#wire';
import { ByteQueue } from '../byte-queue.ts';
import type { UpstreamRequest } from '../provider.ts';
import type { FoundAnswer } from './create-recorded-provider.ts';
import { findRecordedModel, usageFromRecording } from './usage-from-recording.ts';

/** Characters of one delta, about what providers send at a time. */
const DELTA_CHARACTERS = 64;

/** Made-up creation times fall on this day, so that an answer has a time and always the same one: 2024-11-01. */
const FIRST_SECOND = 1_730_419_200;
const SECONDS_PER_DAY = 86_400;

const ID_PREFIXES = { 'anthropic-messages': 'msg_', 'openai-chat': 'chatcmpl-' } as const satisfies Record<
  WireFormat,
  string
>;

/**
 * Speaks a recorded answer in the request's format.
 *
 * Shape   id and time follow from row and model alone, so that the same request gets the same bytes; why the model
 *         stopped was not recorded and reads as a plain end
 */
export function answerBody(found: FoundAnswer, request: UpstreamRequest, catalog: Catalog): ByteSource {
  const { rowId, modelId, answer } = found;
  const hash = sha256(`${rowId}\n${modelId}`);
  const id = `${ID_PREFIXES[request.format]}${hash.slice(0, 24)}`;
  const encoder = createEncoder(request.format, {
    stream: request.stream,
    id,
    modelId,
    createdAtSeconds: FIRST_SECOND + (Number.parseInt(hash.slice(0, 8), 16) % SECONDS_PER_DAY),
    // whoever did not ask for it has it hidden by the tap
    includeUsage: true,
  });
  const parts: readonly StreamPart[] = [
    { type: 'start', id, modelId },
    ...cutText(answer.text).map((text) => ({ type: 'text-delta' as const, text })),
    endPart(found, catalog),
  ];
  return pushAll(parts.map((part) => encoder.push(part)));
}

function endPart({ answer, modelId }: FoundAnswer, catalog: Catalog): EndPart {
  return {
    type: 'end',
    finishReason: { unified: 'stop', raw: null },
    usage: usageFromRecording(answer, findRecordedModel(catalog, modelId)),
  };
}

function cutText(text: string): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  while (start < text.length) {
    const end = wholeCharacterEnd(text, start + DELTA_CHARACTERS);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

/** A character of two code units is not cut in two: each half alone cannot be written as UTF-8. */
function wholeCharacterEnd(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end + 1 : end;
}

function pushAll(chunks: readonly Buffer[]): ByteSource {
  let next = 0;
  const push = (): void => {
    let hasRoom = true;
    while (hasRoom && next < chunks.length) {
      const chunk = chunks[next] ?? Buffer.alloc(0);
      next += 1;
      if (chunk.length > 0) hasRoom = queue.push(chunk);
    }
    if (next === chunks.length) queue.end();
  };
  const queue = new ByteQueue({ resume: push, abort: () => undefined });
  push();
  return queue;
}
