import type { Catalog } from '#catalog';
import { sha256, VernierError } from '#core';
import { parseBody, readRequest, WIRE_FORMATS } from '#wire';
import type { Provider, UpstreamRequest } from '../provider.ts';
import { givenUp, sayAnswer } from '../say-answer.ts';
import type { RecordedAnswer, RecordedRow } from './schema.ts';
import { findRecordedModel, usageFromRecording } from './usage-from-recording.ts';

/** What a recorded provider answers from. */
export interface RecordedProviderOptions {
  /** Default `recorded`. */
  readonly id?: string;
  readonly rows: readonly RecordedRow[];
  /** Says how many of a model's own tokens a recorded token is. */
  readonly catalog: Catalog;
}

/** An answer that was found, with what its id is made of. */
interface FoundAnswer {
  readonly row: RecordedRow;
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
    return { row, modelId, answer };
  }

  return {
    id,
    source: 'recorded',
    formats: WIRE_FORMATS,
    open: async (request) => {
      if (request.signal?.aborted === true) throw givenUp();
      const { row, modelId, answer } = findAnswer(request);
      const model = findRecordedModel(catalog, modelId);
      const usage = usageFromRecording({ answer, tokenizer: row.tokenizer, model });
      return sayAnswer({ name: row.id, modelId, text: answer.text, usage }, request);
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
    `this prompt was not recorded, none of ${promptCount} recorded prompts is exactly the newest user message: ` +
      'send a recorded prompt unchanged, or configure a provider that calls a model',
    { details: { promptCount } },
  );
}

function modelMissing(modelId: string, row: RecordedRow): VernierError {
  const known = Object.keys(row.answers).join(', ');
  return new VernierError(
    'recording-missing',
    `no answer of ${modelId.slice(0, 100)} was recorded for this prompt (row ${row.id}): use one of ${known}`,
    { details: { modelId: modelId.slice(0, 100), rowId: row.id } },
  );
}
