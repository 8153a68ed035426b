import type { CreateRowParser, DeclaredSource, ReadDocument } from '../../reading/declared-source.ts';
import { isObject, type JsonObject } from '../../reading/json-field.ts';
import { parseLine } from '../../reading/parse-line.ts';
import type { CreateTranscriptParser, TranscriptSink } from '../../reading/transcript-sink.ts';
import { checkColumns, createFieldWatch } from './check-columns.ts';
import { fieldOf } from './field-of.ts';
import type { Mapping } from './mapping.ts';
import { mapped } from './source.ts';
import type { LargeFiles } from './read-large.ts';
import { tellMappedRow } from './tell-mapped-row.ts';
import { tellTotals } from './tell-totals.ts';

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

/** Makes what reads each form of file row by row. */
function createReaders(mapping: Mapping) {
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
  return { createRows, createLines, readDocument };
}

/** Makes the source of files that a mapping describes: tables, JSON lines, JSON lists of objects, and Parquet. */
export function createMappedSource(mapping: Mapping, files: LargeFiles): DeclaredSource {
  const { createRows, createLines, readDocument } = createReaders(mapping);
  // loaded late: only large files need it
  const loadSummer = async () => (await import('./read-large.ts')).createLargeReader(mapping, files);
  return {
    ...mapped,
    forms: [
      {
        names: /\.(?:csv|tsv)$/iu,
        recognises: ({ columns }) => columns.length > 0,
        reader: { shape: 'table', load: async () => createRows },
        loadSummer,
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
        loadSummer,
      },
      {
        names: /\.parquet$/iu,
        recognises: ({ head }) => head.startsWith('PAR1'),
        reader: { shape: 'whole', load: loadSummer },
      },
    ],
  };
}
