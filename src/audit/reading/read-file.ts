import { assertNever, VernierError } from '#core';
import { chooseForm } from '../files/choose-form.ts';
import type { ListedFile } from '../files/listed-file.ts';
import { lookAtFile, lookedAtBytes } from '../files/look-at-file.ts';
import { openChunks } from '../files/open-chunks.ts';
import { type PeekedChunks, peekChunks } from '../files/peek-chunks.ts';
import type {
  CreateRowParser,
  DeclaredSource,
  FileForm,
  FileLook,
  FileReader,
  ReadWhole,
} from './declared-source.ts';
import { createForeignTest, type IsForeign } from './foreign-lines.ts';
import { readDatabase } from './read-database.ts';
import { readDocument } from './read-document.ts';
import { readLines } from './read-lines.ts';
import { readTable } from './table/read-table.ts';
import type { CreateTranscriptParser, TranscriptSink } from './transcript-sink.ts';

/** What became of one file. */
interface ReadFile {
  readonly source: DeclaredSource;
  /** Lines, rows or calls that it told. */
  readonly lines: number;
  readonly failure: ReadFailure | undefined;
}

/** What ended the reading of a file before its time. */
export interface ReadFailure {
  readonly error: unknown;
  /** The last line that was read; absent where nothing was, or there are no lines. */
  readonly lastLine: number | undefined;
}

/** How far a file was read. */
interface Progress {
  lines: number;
  lastLine: number | undefined;
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
  readonly isForeign: IsForeign;
  readonly progress: Progress;
}

async function readLineByLine(open: OpenFile, createParser: CreateTranscriptParser): Promise<void> {
  const { file, peeked, sink, isForeign, progress } = open;
  const parser = createParser(file.path, sink);
  const goTo = (line: number) => {
    progress.lines = line;
    progress.lastLine = line;
  };
  try {
    await readLines(peeked.chunks, {
      line(line) {
        goTo(line.number);
        if (isForeign(line.bytes)) sink.aside('foreign');
        else parser.line(line);
      },
      tooLong(line) {
        goTo(line);
        sink.problem('too-long', line);
      },
    });
  } finally {
    parser.end();
  }
}

/** Notes how far a table was read. */
function countRows(createParser: CreateRowParser, progress: Progress): CreateRowParser {
  return (path, columns, sink) => {
    const parser = createParser(path, columns, sink);
    return {
      row(cell, number) {
        progress.lines += 1;
        progress.lastLine = number;
        parser.row(cell, number);
      },
      end: () => parser.end(),
    };
  };
}

/** Counts what a reader tells that has no lines. */
export async function countCalls(
  sink: TranscriptSink,
  read: (counting: TranscriptSink) => Promise<void> | void,
  progress: Pick<Progress, 'lines'> = { lines: 0 },
): Promise<number> {
  await read({
    ...sink,
    call(told, line) {
      progress.lines += 1;
      sink.call(told, line);
    },
  });
  return progress.lines;
}

/** Loads what reads files of a form. */
async function loadReader(reader: FileReader): Promise<(open: OpenFile) => Promise<void>> {
  switch (reader.shape) {
    case 'lines': {
      const createParser = await reader.load();
      return (open) => readLineByLine(open, createParser);
    }
    case 'table': {
      const createParser = await reader.load();
      return async ({ file: { path }, peeked: { chunks }, look: { firstLine }, sink, progress }) => {
        const counting = countRows(createParser, progress);
        progress.lines = await readTable({ path, chunks, firstLine, createParser: counting, sink });
      };
    }
    case 'document': {
      const read = await reader.load();
      return async ({ file: { path }, peeked: { chunks }, sink, progress }) => {
        await countCalls(sink, (counting) => readDocument({ path, chunks, read, sink: counting }), progress);
      };
    }
    case 'database': {
      const read = await reader.load();
      return async ({ file: { path }, peeked, sink, progress }) => {
        await peeked.close();
        await countCalls(sink, (counting) => readDatabase({ path, read, sink: counting }), progress);
      };
    }
    case 'whole': {
      const read = await reader.load();
      return async (open) => {
        await open.peeked.close();
        open.progress.lines = (await readWhole(open, read)) ?? 0;
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

/** Lets a form's summer take the file, and says whether it does. */
async function sumUp(open: OpenFile, { loadSummer }: FileForm): Promise<boolean> {
  if (loadSummer === undefined) return false;
  const rows = await readWhole(open, await loadSummer());
  if (rows === undefined) return false;
  open.progress.lines = rows;
  await open.peeked.close();
  return true;
}

/** Starts to read files of these sources. */
export function createFileReading(sources: readonly DeclaredSource[]): FileReading {
  // loaded once, so that a reader can remember what it saw in other files
  const readers = new Map<FileReader, ReturnType<typeof loadReader>>();

  return {
    async read(file, sink) {
      const peeked = await peekChunks(openChunks(file), lookedAtBytes(file.path));
      const look = lookAtFile(file.path, peeked.head, peeked.encoding);
      const chosen = chooseForm(sources, file, look);
      if (chosen === undefined) {
        await peeked.close();
        return undefined;
      }
      const { source, form } = chosen;
      const reader = readers.get(form.reader) ?? loadReader(form.reader);
      readers.set(form.reader, reader);
      const read = await reader;
      const progress: Progress = { lines: 0, lastLine: undefined };
      const open = { file, peeked, look, sink, progress, isForeign: createForeignTest(sources, source) };
      try {
        if (!(await sumUp(open, form))) await read(open);
        return { source, lines: progress.lines, failure: undefined };
      } catch (error) {
        // somebody's own mistake, such as a mapping that does not fit, is no matter of one file
        if (error instanceof VernierError) throw error;
        return { source, lines: progress.lines, failure: { error, lastLine: progress.lastLine } };
      }
    },
  };
}
