import { assertNever, VernierError } from '#core';
import { chooseForm } from '../files/choose-form.ts';
import type { ListedFile } from '../files/list-files.ts';
import { lookAtFile } from '../files/look-at-file.ts';
import { openChunks } from '../files/open-chunks.ts';
import { type PeekedChunks, peekChunks } from '../files/peek-chunks.ts';
import type { DeclaredSource, FileForm, FileLook, FileReader, ReadWhole } from './declared-source.ts';
import { readDatabase } from './read-database.ts';
import { readDocument } from './read-document.ts';
import { readLines } from './read-lines.ts';
import { readTable } from './read-table.ts';
import type { CreateTranscriptParser, TranscriptSink } from './transcript-sink.ts';

/** What became of one file. */
interface ReadFile {
  readonly source: DeclaredSource;
  /** Lines, rows or calls that it told. */
  readonly lines: number;
  /** What ended the reading before its time. */
  readonly failure: unknown;
}

/** Who reads files, and remembers what spans several of them. */
export interface FileReading {
  /** Says whose file it was; nothing where nobody recognises it. */
  read(file: ListedFile, sink: TranscriptSink): Promise<ReadFile | undefined>;
}

interface OpenFile {
  readonly file: ListedFile;
  readonly peeked: PeekedChunks;
  readonly look: FileLook;
  readonly sink: TranscriptSink;
}

async function readLineByLine(open: OpenFile, createParser: CreateTranscriptParser): Promise<number> {
  const { file, peeked, sink } = open;
  const parser = createParser(file.path, sink);
  let lines = 0;
  try {
    await readLines(peeked.chunks, {
      line(line) {
        lines = line.number;
        parser.line(line);
      },
      tooLong: (line) => sink.problem('too-long', line),
    });
  } finally {
    parser.end();
  }
  return lines;
}

/** Counts what a reader tells that has no lines. */
export async function countCalls(
  sink: TranscriptSink,
  read: (counting: TranscriptSink) => Promise<void> | void,
): Promise<number> {
  let calls = 0;
  await read({
    ...sink,
    call(told, line) {
      calls += 1;
      sink.call(told, line);
    },
  });
  return calls;
}

/** Loads what reads files of a form. */
async function loadReader(reader: FileReader): Promise<(open: OpenFile) => Promise<number>> {
  switch (reader.shape) {
    case 'lines': {
      const createParser = await reader.load();
      return (open) => readLineByLine(open, createParser);
    }
    case 'table': {
      const createParser = await reader.load();
      return ({ file: { path }, peeked: { chunks }, look: { firstLine }, sink }) =>
        readTable({ path, chunks, firstLine, createParser, sink });
    }
    case 'document': {
      const read = await reader.load();
      return ({ file: { path }, peeked: { chunks }, sink }) =>
        countCalls(sink, (counting) => readDocument({ path, chunks, read, sink: counting }));
    }
    case 'database': {
      const read = await reader.load();
      return async ({ file: { path }, peeked, sink }) => {
        await peeked.close();
        return await countCalls(sink, (counting) => readDatabase({ path, read, sink: counting }));
      };
    }
    case 'whole': {
      const read = await reader.load();
      return async (open) => {
        await open.peeked.close();
        return (await readWhole(open, read)) ?? 0;
      };
    }
    default:
      return assertNever(reader);
  }
}

async function readWhole(
  { file: { path, bytes }, look, sink }: OpenFile,
  read: ReadWhole,
): Promise<number | undefined> {
  return await read({ path, bytes, look }, sink);
}

/** Lets a form's summer take the file; nothing where it does not. */
async function sumUp(open: OpenFile, { loadSummer }: FileForm): Promise<number | undefined> {
  if (loadSummer === undefined) return undefined;
  const rows = await readWhole(open, await loadSummer());
  if (rows !== undefined) await open.peeked.close();
  return rows;
}

/** Starts to read files of these sources. */
export function createFileReading(sources: readonly DeclaredSource[]): FileReading {
  // loaded once, so that a reader can remember what it saw in other files
  const readers = new Map<FileReader, ReturnType<typeof loadReader>>();

  return {
    async read(file, sink) {
      const peeked = await peekChunks(openChunks(file));
      const look = lookAtFile(file.path, peeked.head);
      const chosen = chooseForm(sources, file, look);
      if (chosen === undefined) {
        await peeked.close();
        return undefined;
      }
      const { source, form } = chosen;
      const reader = readers.get(form.reader) ?? loadReader(form.reader);
      readers.set(form.reader, reader);
      const read = await reader;
      try {
        const open = { file, peeked, look, sink };
        const lines = (await sumUp(open, form)) ?? (await read(open));
        return { source, lines, failure: undefined };
      } catch (failure) {
        // somebody's own mistake, such as a mapping that does not fit, is no matter of one file
        if (failure instanceof VernierError) throw failure;
        return { source, lines: 0, failure };
      }
    },
  };
}
