import type { CreateRowParser, DeclaredSource, ReadDocument } from '../../reading/declared-source.ts';
import { isObject, type JsonObject } from '../../reading/json-field.ts';
import { parseLine } from '../../reading/parse-line.ts';
import type { CreateTranscriptParser, TranscriptSink } from '../../reading/transcript-sink.ts';
import { checkColumns, createFieldWatch } from './check-columns.ts';
import { fieldOf } from './field-of.ts';
import type { Mapping } from './mapping.ts';
import { mapped } from './source.ts';
import { tellMappedRow } from './tell-mapped-row.ts';

function tellTotals({ totals = [] }: Mapping, sink: TranscriptSink): void {
  for (const { month, tokens, costUsd } of totals) {
    sink.statedPeriod({ source: mapped.id, day: `${month}-01`, span: 'month', key: month, tokens, costUsd });
  }
}

/** Starts to read the objects of one file. */
function createObjectReading(mapping: Mapping, path: string, sink: TranscriptSink) {
  const watch = createFieldWatch(mapping);
  tellTotals(mapping, sink);
  return {
    row(row: JsonObject, line?: number): void {
      watch.see(
        (column) => fieldOf(row, column) !== undefined,
        () => Object.keys(row),
      );
      tellMappedRow(mapping, (column) => fieldOf(row, column), { sink, line });
    },
    end: () => watch.end(path),
  };
}

/** Makes the source of files that a mapping describes: tables, JSON lines, and JSON lists of objects. */
export function createMappedSource(mapping: Mapping): DeclaredSource {
  const createRows: CreateRowParser = (path, columns, sink) => {
    checkColumns(mapping, path, columns);
    tellTotals(mapping, sink);
    return { row: (cell, line) => tellMappedRow(mapping, cell, { sink, line }), end: () => undefined };
  };
  const createLines: CreateTranscriptParser = (path, sink) => {
    const reading = createObjectReading(mapping, path, sink);
    return {
      line(line) {
        const row = parseLine(line, sink);
        if (row !== undefined) reading.row(row, line.number);
      },
      end: reading.end,
    };
  };
  const readDocument: ReadDocument = (document, path, sink) => {
    if (!Array.isArray(document)) {
      sink.problem('not-a-table');
      return;
    }
    const reading = createObjectReading(mapping, path, sink);
    for (const row of document) {
      if (isObject(row)) reading.row(row);
      else sink.problem('not-json');
    }
    reading.end();
  };
  return {
    ...mapped,
    forms: [
      {
        names: /\.(?:csv|tsv)$/iu,
        recognises: ({ columns }) => columns.length > 0,
        reader: { shape: 'table', load: async () => createRows },
      },
      {
        names: /\.json$/iu,
        recognises: ({ firstLine }) => firstLine.startsWith('['),
        reader: { shape: 'document', load: async () => readDocument },
      },
      {
        names: /\.(?:jsonl|ndjson)$/iu,
        recognises: ({ firstLine }) => firstLine.startsWith('{'),
        reader: { shape: 'lines', load: async () => createLines },
      },
    ],
  };
}
