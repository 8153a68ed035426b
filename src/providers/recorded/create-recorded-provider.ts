import type { Catalog } from '#catalog';
import { sha256, VernierError } from '#core';
import { parseBody, readRequest, WIRE_FORMATS } from '#wire';
import type { Provider, UpstreamRequest } from '../provider.ts';
import { answerBody } from './answer-body.ts';
import type { RecordedAnswer, RecordedRow } from './schema.ts';

/** What a recorded provider answers from. */
export interface RecordedProviderOptions {
  /** Default `recorded`. */
  readonly id?: string;
  readonly rows: readonly RecordedRow[];
  /** Says how many of a model's own tokens a recorded token is. */
  readonly catalog: Catalog;
}

/** An answer that was found, with what its ids are made of. */
export interface FoundAnswer {
  readonly rowId: string;
  readonly modelId: string;
  readonly answer: RecordedAnswer;
}

/**
 * Makes a provider that answers from recordings, in either format, streamed or not.
 *
 * Shape   a prompt is found by the exact text of the newest user turn, whatever the rest of the conversation says;
 *         caps on tokens, temperature and stop sequences change nothing
 * Throws  by `open`: 'recording-missing' when this model's answer to this prompt was not recorded; 'bad-request'
 */
export function createRecordedProvider({
  id = 'recorded',
  rows,
  catalog,
}: RecordedProviderOptions): Provider {
  const byPrompt = new Map(rows.map((row) => [sha256(row.prompt), row]));

  function findAnswer({ format, body, modelId }: UpstreamRequest): FoundAnswer {
    const view = readRequest(format, parseBody(body), { slashCommands: false });
    const row = byPrompt.get(sha256(view.text));
    if (row === undefined) throw promptMissing(byPrompt.size);
    const answer = row.answers[modelId];
    if (answer === undefined) throw modelMissing(modelId, row);
    return { rowId: row.id, modelId, answer };
  }

  return {
    id,
    formats: WIRE_FORMATS,
    open: async (request) => {
      if (request.signal?.aborted === true) {
        throw new VernierError(
          'client-closed',
          `the call to ${id} was given up · nobody waits for it any more`,
        );
      }
      const found = findAnswer(request);
      const type = request.stream ? 'text/event-stream; charset=utf-8' : 'application/json';
      return { status: 200, headers: { 'content-type': type }, body: answerBody(found, request, catalog) };
    },
    close: () => Promise.resolve(),
  };
}

/** The models that recordings hold an answer of, in the order in which they come up. */
export function modelsOfRecordings(rows: readonly RecordedRow[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row.answers)))];
}

function promptMissing(promptCount: number): VernierError {
  return new VernierError(
    'recording-missing',
    `this prompt was not recorded · none of ${promptCount} recorded prompts is exactly the newest user message · ` +
      'send a recorded prompt unchanged, or configure a provider that calls a model',
    { details: { promptCount } },
  );
}

function modelMissing(modelId: string, row: RecordedRow): VernierError {
  const known = Object.keys(row.answers).join(', ');
  return new VernierError(
    'recording-missing',
    `no answer of this model was recorded for this prompt · ${modelId.slice(0, 100)}, row ${row.id} · use one of ${known}`,
    { details: { modelId: modelId.slice(0, 100), rowId: row.id } },
  );
}
