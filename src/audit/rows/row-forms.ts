import type { CreateRowParser, FileForm, FileLook, ReadDocument } from '../reading/declared-source.ts';
import { isObject } from '../reading/json-field.ts';
import { parseLine } from '../reading/parse-line.ts';
import type { CreateTranscriptParser, TranscriptSink } from '../reading/transcript-sink.ts';

/** Gives a field of one row: the text of a cell, or a value of JSON; nothing where it is not there. */
export type FieldOf = (name: string) => unknown;

/** Tells what the rows of one file say. */
interface RowTelling {
  row(field: FieldOf, line?: number): void;
  /** Tells what waited for the last row. */
  end(): void;
}

/** Starts to tell the rows of one file. */
export type CreateRowTelling = (sink: TranscriptSink) => RowTelling;

/** An export that has the same rows as a table, as JSON lines and as one JSON document. */
export interface ExportedRows {
  /** Says by the names of a row's fields whether it is of this export. */
  readonly isOurs: (has: (field: string) => boolean) => boolean;
  readonly load: () => Promise<CreateRowTelling>;
}

/** A list, or an answer of an API that has the list in `data`; lines of JSON are none. */
const DOCUMENT = /^(?:\[|\{\s*(?:$|"data"\s*:))/u;

/** Says whether a field of this name stands in JSON; within a text its quotes would be escaped. */
function hasField(json: string, name: string): boolean {
  return new RegExp(`"${name}"\\s*:`, 'u').test(json);
}

function listOf(document: unknown): readonly unknown[] | undefined {
  const list = isObject(document) ? document['data'] : document;
  return Array.isArray(list) ? list : undefined;
}

function toRowParser(create: CreateRowTelling): CreateRowParser {
  return (_path, _columns, sink) => create(sink);
}

function toLineParser(create: CreateRowTelling): CreateTranscriptParser {
  return (_path, sink) => {
    const telling = create(sink);
    return {
      line(line) {
        const row = parseLine(line, sink);
        if (row !== undefined) telling.row((name) => row[name], line.number);
      },
      end: () => telling.end(),
    };
  };
}

function toDocumentReader(create: CreateRowTelling): ReadDocument {
  return (document, _path, sink) => {
    const list = listOf(document);
    if (list === undefined) sink.problem('not-a-table');
    const telling = create(sink);
    for (const row of list ?? []) {
      if (isObject(row)) telling.row((name) => row[name]);
      else sink.problem('not-json');
    }
    telling.end();
  };
}

/** Makes the forms of such an export. */
export function rowForms({ isOurs, load }: ExportedRows): readonly FileForm[] {
  const isOursInJson = ({ firstLine, head }: FileLook, isDocument: boolean) =>
    DOCUMENT.test(firstLine) === isDocument &&
    (isDocument || firstLine.startsWith('{')) &&
    isOurs((name) => hasField(isDocument ? head : firstLine, name));

  return [
    {
      names: /\.(?:csv|tsv)$/iu,
      recognises: ({ columns }) => isOurs((name) => columns.includes(name)),
      reader: { shape: 'table', load: async () => toRowParser(await load()) },
    },
    {
      names: /\.json$/iu,
      recognises: (look) => isOursInJson(look, true),
      reader: { shape: 'document', load: async () => toDocumentReader(await load()) },
    },
    {
      names: /\.(?:json|jsonl|ndjson)$/iu,
      recognises: (look) => isOursInJson(look, false),
      reader: { shape: 'lines', load: async () => toLineParser(await load()) },
    },
  ];
}
