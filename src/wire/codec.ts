import type { Usage, VernierError } from '#core';
import type { AnswerFacts, EmitPart } from './answers/answer-facts.ts';
import type { AnswerHead, AnswerWriter } from './answers/answer-writer.ts';
import type { StreamMachine } from './streams/stream-machine.ts';
import type { StreamReader } from './streams/stream-reader.ts';
import type { UpstreamErrorFacts } from './errors/upstream-error.ts';
import type { JsonObject } from './json/json-object.ts';
import type { NeutralRequest } from './neutral-request.ts';
import type { RequestView } from './request-view.ts';
import type { EndPart } from './stream-part.ts';

/** Everything that is particular to one wire format: a new format is one folder that holds these, and a row in the table. */
export interface FormatCodec {
  readRequest(body: JsonObject, options: { readonly slashCommands: boolean }): RequestView;
  toNeutralRequest(body: JsonObject): NeutralRequest;
  writeRequest(neutral: NeutralRequest, options: { readonly model: string }): JsonObject;
  readUsage(raw: JsonObject): Usage;
  writeUsage(usage: Usage): JsonObject;
  createStreamMachine(): StreamMachine;
  createStreamReader(emit: EmitPart): StreamReader;
  readAnswer(answer: JsonObject, emit: EmitPart): AnswerFacts;
  createWriter(head: AnswerHead): AnswerWriter;
  writeAnswer(head: AnswerHead, text: string, end: EndPart): JsonObject;
  writeError(error: VernierError, requestId?: string): JsonObject;
  /** Writes the event that ends a stream after an error. */
  writeStreamError(error: VernierError): string;
  readError(body: JsonObject): UpstreamErrorFacts;
}
