import type { ReadDocument } from '../../reading/declared-source.ts';
import { isObject, type JsonObject, objectOf } from '../../reading/json-field.ts';
import { parseLine } from '../../reading/parse-line.ts';
import type { CreateTranscriptParser, TranscriptSink } from '../../reading/transcript-sink.ts';
import { createTracedRows } from '../../rows/traced-rows.ts';
import { readAttributes } from './read-attributes.ts';
import { toStep } from './to-step.ts';

function* objectsIn(value: unknown): Generator<JsonObject> {
  for (const one of Array.isArray(value) ? value : []) if (isObject(one)) yield one;
}

/** Gives the spans of one export, each with the attributes of what sent it. */
function* spansOf(exported: JsonObject) {
  for (const resourceSpans of objectsIn(exported['resourceSpans'])) {
    const sender = readAttributes(objectOf(resourceSpans['resource'])?.['attributes']);
    // the second name is that of before 2022
    for (const scope of objectsIn(
      resourceSpans['scopeSpans'] ?? resourceSpans['instrumentationLibrarySpans'],
    )) {
      for (const span of objectsIn(scope['spans'])) yield { span, sender };
    }
  }
}

function createReading(sink: TranscriptSink) {
  const steps = createTracedRows(sink);
  return {
    take(exported: JsonObject, line?: number): void {
      for (const { span, sender } of spansOf(exported)) {
        steps.add({ ...toStep(span, sender, sink), line });
      }
    },
    end: () => steps.end(),
  };
}

/** Reads one export of spans a line. */
export const parseExports: CreateTranscriptParser = (_path, sink) => {
  const reading = createReading(sink);
  return {
    line(line) {
      const exported = parseLine(line, sink);
      if (exported !== undefined) reading.take(exported, line.number);
    },
    end: reading.end,
  };
};

/** Reads one export of spans, or a list of them. */
export const readExports: ReadDocument = (document, _path, sink) => {
  const reading = createReading(sink);
  for (const exported of objectsIn(Array.isArray(document) ? document : [document])) reading.take(exported);
  reading.end();
};
