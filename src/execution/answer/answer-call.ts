import { type Clock, type ModelId, VernierError } from '#core';
import { ByteQueue, decode, type Provider, tap, type TappedBody, type UpstreamResponse } from '#providers';
import { type ByteSource, writeError } from '#wire';
import { collectBody } from './collect-body.ts';
import type { PlanCall } from '../plan-call.ts';
import type { PlanRun } from '../plan-run.ts';
import { passedHeaders } from './passed-headers.ts';
import { Relay } from './relay.ts';
import type { RunningAttempt } from '../attempt/running-attempt.ts';
import { translate } from './translate.ts';
import { watchFirstByte } from './watch-first-byte.ts';
import { asksForUsage, type WrittenRequest } from '../request/write-upstream-request.ts';

const JSON_TYPE = 'application/json';
const STREAM_TYPE = 'text/event-stream; charset=utf-8';

/** A request that is ready to be sent, and the attempt that it is. */
export interface OutgoingCall {
  readonly call: PlanCall;
  readonly provider: Provider;
  readonly written: WrittenRequest;
  readonly modelId: ModelId;
  readonly attempt: RunningAttempt;
  readonly signal?: AbortSignal;
}

/** Sends a request and makes its answer one in the caller's format. Never throws for what an upstream does. */
export async function answerCall(outgoing: OutgoingCall, clock: Clock): Promise<PlanRun> {
  const opened = await openCall(outgoing);
  if (opened instanceof VernierError) {
    return errorRun(outgoing, opened);
  }
  outgoing.attempt.noteHead(opened.status);
  const response = watchFirstByte(opened, () => outgoing.attempt.noteFirstByte());
  const answer = readAnswer(outgoing, response, clock);
  const isAnswered = response.status >= 200 && response.status < 300;
  return outgoing.call.view.stream && isAnswered
    ? streamRun(outgoing, answer, response)
    : wholeRun(outgoing, answer, response);
}

async function openCall(outgoing: OutgoingCall): Promise<UpstreamResponse | VernierError> {
  const { call, provider, written, modelId, attempt, signal } = outgoing;
  try {
    return await provider.open({
      format: written.format,
      modelId,
      body: written.body,
      headers: call.headers,
      stream: call.view.stream,
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (thrown) {
    if (thrown instanceof VernierError) return thrown;
    // a bug of the provider: what was reserved is given back all the same
    const error = new VernierError('upstream-closed', `${provider.id} failed`, { cause: thrown });
    attempt.finish({ usage: {}, error });
    throw thrown;
  }
}

function readAnswer(outgoing: OutgoingCall, response: UpstreamResponse, clock: Clock): TappedBody {
  const { call, written } = outgoing;
  const { format, stream } = call.view;
  if (written.format === format) {
    const { hidesUsage: hideUsageChunk } = written;
    return tap(response, { format, stream, hideUsageChunk, requestId: call.requestId });
  }
  return translate(decode(response, { format: written.format, stream }), {
    format,
    stream,
    createdAtSeconds: Math.floor(clock.now() / 1000),
    includeUsage: asksForUsage(call),
  });
}

async function streamRun(
  outgoing: OutgoingCall,
  answer: TappedBody,
  response: UpstreamResponse,
): Promise<PlanRun> {
  const relay = new Relay(answer, outgoing.attempt, outgoing.signal);
  const error = await relay.begun;
  if (error !== undefined) {
    relay.abort();
    return errorRun(outgoing, error, response);
  }
  return {
    ...commonRun(outgoing, response),
    status: response.status,
    contentType: STREAM_TYPE,
    body: relay,
    result: () => relay.result,
  };
}

async function wholeRun(
  outgoing: OutgoingCall,
  answer: TappedBody,
  response: UpstreamResponse,
): Promise<PlanRun> {
  const bytes = await collectBody(answer);
  const facts = answer.result();
  const result = outgoing.attempt.finish(facts);
  if (facts.error !== undefined && !passesRefusal(outgoing, response, facts.error)) {
    return errorRun(outgoing, facts.error, response);
  }
  return {
    ...commonRun(outgoing, response),
    status: response.status,
    contentType: JSON_TYPE,
    contentLength: bytes.length,
    body: wholeBody(bytes),
    result: () => Promise.resolve(result),
  };
}

/** A refusal passes as it is where it is in the caller's format and means the caller, not our account upstream. */
function passesRefusal(
  { call, written }: OutgoingCall,
  response: UpstreamResponse,
  error: VernierError,
): boolean {
  const { format } = call.view;
  const isInFormat = written.format === format && typeof error.details['upstreamType'] === 'string';
  return (
    isInFormat && error.code === 'upstream-refused' && writeError(format, error).status === response.status
  );
}

function errorRun(outgoing: OutgoingCall, error: VernierError, response?: UpstreamResponse): PlanRun {
  const { call, attempt } = outgoing;
  const { status, body } = writeError(call.view.format, error, { requestId: call.requestId });
  const result = attempt.finish({ usage: {}, error });
  return {
    ...commonRun(outgoing, response),
    status,
    contentType: JSON_TYPE,
    contentLength: body.length,
    body: wholeBody(body),
    result: () => Promise.resolve(result),
  };
}

function commonRun({ provider, written, modelId }: OutgoingCall, response: UpstreamResponse | undefined) {
  return {
    headers: response === undefined ? {} : passedHeaders(response.headers),
    modelId,
    source: provider.source,
    effort: written.effort,
  };
}

function wholeBody(bytes: Buffer): ByteSource {
  const queue = new ByteQueue({ resume: () => undefined, abort: () => undefined });
  queue.push(bytes);
  queue.end();
  return queue;
}
