import type { Catalog } from '#catalog';
import type { CallStep } from '#core';
import { effortReport, readEffortFacts, type SendEffort, sendEffort } from '#effort';
import type { Provider } from '#providers';
import {
  applyEdits,
  editBody,
  type JsonEdit,
  type JsonObject,
  slashCommandEdits,
  toNeutralRequest,
  type WireFormat,
  writeRequest,
} from '#wire';
import type { PlanCall } from '../plan-call.ts';
import { levelAsSent } from './level-as-sent.ts';

/** A step's request in the upstream's format. */
export interface WrittenRequest {
  readonly format: WireFormat;
  readonly body: Buffer;
  /** The report of what was asked and what is sent. */
  readonly effort: string;
  /** Whether the upstream is asked for usage that the caller did not ask for. */
  readonly hidesUsage: boolean;
}

interface StepToWrite {
  readonly step: CallStep;
  readonly call: PlanCall;
  readonly provider: Provider;
  readonly catalog: Catalog;
}

/**
 * Writes a step's request: where the upstream speaks the caller's format, the caller's bytes with the few edits that the
 * step needs; else the same request said in the upstream's format.
 *
 * Throws  'not-carried' for what the upstream's format cannot be given yet; 'bad-request'
 */
export function writeUpstreamRequest(toWrite: StepToWrite): WrittenRequest {
  const { view } = toWrite.call;
  const callerFormat = view.format;
  const [firstFormat = callerFormat] = toWrite.provider.formats;
  return toWrite.provider.formats.includes(callerFormat)
    ? passRequest(toWrite)
    : translateRequest(toWrite, firstFormat);
}

function passRequest(toWrite: StepToWrite): WrittenRequest {
  const { step, call } = toWrite;
  const { format, stream } = call.view;
  const { bytes, body } = withoutCommands(call);
  const sending = chooseEffort(toWrite, format, body);
  const hidesUsage = stream && format === 'openai-chat' && !asksForUsage(call);
  const edits: JsonEdit[] = [{ path: ['model'], value: step.modelId }, ...sending.edits];
  if (hidesUsage) edits.push({ path: ['stream_options', 'include_usage'], value: true });
  return { format, body: editBody(bytes, edits), effort: report(call, sending), hidesUsage };
}

function translateRequest(toWrite: StepToWrite, format: WireFormat): WrittenRequest {
  const { step, call } = toWrite;
  const { body } = withoutCommands(call);
  const written = writeRequest(format, toNeutralRequest(call.view.format, body), { model: step.modelId });
  const sending = chooseEffort(toWrite, format, written);
  const edited = applyEdits(written, sending.edits);
  return {
    format,
    body: Buffer.from(JSON.stringify(edited)),
    effort: report(call, sending),
    hidesUsage: false,
  };
}

/** Commands go first: they remove messages, and the places of efforts are read from what is left. */
function withoutCommands({ bytes, body, view, slashCommands }: PlanCall): {
  bytes: Buffer;
  body: JsonObject;
} {
  const edits = slashCommands ? slashCommandEdits(view.format, body) : [];
  return edits.length === 0
    ? { bytes, body }
    : { bytes: editBody(bytes, edits), body: applyEdits(body, edits) };
}

function chooseEffort(
  { step, call, catalog }: StepToWrite,
  format: WireFormat,
  body: JsonObject,
): SendEffort {
  const facts = readEffortFacts(format, body);
  const found = catalog.findModel(step.modelId);
  // of a model that the catalog does not know nobody can say what it takes: its body passes as it is
  if (found.status !== 'found') return { edits: [], sent: levelAsSent(facts) };
  const effort = step.effort ?? (call.unsetEffort === 'as-sent' ? 'as-sent' : undefined);
  return sendEffort({
    model: found.model,
    asked: call.effortAsked,
    facts,
    ...(effort === undefined ? {} : { effort }),
  });
}

function report(call: PlanCall, { sent, reason }: SendEffort): string {
  return effortReport({ asked: call.effortAsked, sent, ...(reason === undefined ? {} : { reason }) });
}

/** Whether the caller of an OpenAI stream wants its usage. */
export function asksForUsage({ body }: PlanCall): boolean {
  const options = body['stream_options'];
  return (
    typeof options === 'object' &&
    options !== null &&
    'include_usage' in options &&
    options.include_usage === true
  );
}
