import { toIsoTimestamp, type TranscriptSource } from '#core';
import { type CallTable, createCallTable } from '../tally/call-table.ts';
import { createParsings, sourceOf } from './choose-parsing.ts';
import type { TranscriptFile } from './list-transcripts.ts';
import { openChunks } from './open-chunks.ts';
import type { ProblemList } from './problem-list.ts';
import { type LineReader, readLines } from './read-lines.ts';
import type { Aside, StatedSession, TranscriptParser, TranscriptSink } from './transcript-sink.ts';

/** What was read of one source. */
export interface SourceReading {
  readonly source: TranscriptSource;
  readonly files: number;
  readonly lines: number;
  /** As they lie on the disk. */
  readonly bytes: number;
}

/** All that transcripts told. */
export interface TranscriptReading {
  readonly calls: CallTable;
  readonly sources: readonly SourceReading[];
  /** Lines that told a call again. */
  readonly repeated: number;
  readonly asides: Readonly<Record<Aside, number>>;
  /** What sources say themselves, once for each session. */
  readonly stated: readonly StatedSession[];
}

/** What to read, and whom to tell of it. */
export interface ReadingOrder {
  readonly files: readonly TranscriptFile[];
  readonly problems: ProblemList;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** Told after each file: the share of bytes read, in [0,1]. */
  readonly onProgress: (share: number) => void;
}

const DAY_MS = 86_400_000;
/** No agent that is read here is older. */
const EARLIEST = '2023-01-01';

function createReading({ problems, now }: ReadingOrder) {
  const calls = createCallTable();
  const stated = new Map<string, StatedSession>();
  const asides: Record<Aside, number> = { synthetic: 0, compaction: 0, unchanged: 0, inherited: 0 };
  const latest = toIsoTimestamp(now + DAY_MS);
  let repeated = 0;
  const sinkOf = (path: string): TranscriptSink => ({
    knows: (identity) => calls.knows(identity),
    call(told, line) {
      const { at } = told.record;
      if (at < EARLIEST || at > latest) problems.add({ kind: 'impossible-time', path, line });
      else if (calls.add(told) === 'known') repeated += 1;
    },
    stated(session) {
      // sums grow from line to line: the largest is the last
      const key = `${session.source} ${session.session}`;
      const before = stated.get(key);
      if (before === undefined || session.tokens >= before.tokens) stated.set(key, session);
    },
    aside(aside) {
      asides[aside] += 1;
    },
    problem: (kind, line) => problems.add({ kind, path, line }),
  });
  const result = () => ({ calls, repeated, asides, stated: [...stated.values()] });
  return { sinkOf, result };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}

/**
 * Reads transcripts one after the other.
 *
 * Shape   memory grows by the number of calls, not by what the files weigh; a file that fails is told as a problem
 */
export async function readTranscripts(order: ReadingOrder): Promise<TranscriptReading> {
  const { files, problems, onProgress } = order;
  const { sinkOf, result } = createReading(order);
  const parsings = createParsings();
  const sources = new Map<TranscriptSource, SourceReading>();
  const allBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let bytesRead = 0;

  async function readFile(file: TranscriptFile): Promise<void> {
    const { path } = file;
    const sink = sinkOf(path);
    let parser: TranscriptParser | undefined;
    let source = file.source;
    let lines = 0;
    const reader: LineReader = {
      line(line) {
        lines = line.number;
        source ??= sourceOf(file, line);
        parser ??= parsings[source](path, sink);
        parser.line(line);
      },
      tooLong: (line) => problems.add({ kind: 'too-long', path, line }),
    };
    try {
      await readLines(openChunks(file), reader);
    } catch (error) {
      problems.add({ kind: 'unreadable', path, code: codeOf(error) });
    }
    parser?.end();
    if (source === undefined) return;
    const before = sources.get(source) ?? { source, files: 0, lines: 0, bytes: 0 };
    sources.set(source, {
      source,
      files: before.files + 1,
      lines: before.lines + lines,
      bytes: before.bytes + file.bytes,
    });
  }

  for (const file of files) {
    if (file.bytes > 0) await readFile(file);
    bytesRead += file.bytes;
    onProgress(allBytes === 0 ? 1 : bytesRead / allBytes);
  }
  return { ...result(), sources: [...sources.values()] };
}
