import { toIsoTimestamp, VernierError } from '#core';
import type { MessageSample } from '../examples/message-sample.ts';
import type { ListedFile } from '../files/listed-file.ts';
import { hasPossibleCost, hasPossibleCounts } from '../tally/call-bounds.ts';
import { type CallTable, createCallTable } from '../tally/call-table.ts';
import { createTaskTable, type TaskTable } from '../work/task-table.ts';
import type { DeclaredSource, Machine } from './declared-source.ts';
import type { ProblemList } from './problem-list.ts';
import { failureCodeOf } from './failures/failure-code.ts';
import { countCalls, createFileReading, type ReadFailure } from './read-file.ts';
import { createSourceReadings, type SourceReading } from './source-readings.ts';
import type { Aside, StatedPeriod, StatedSession, ToldCall, TranscriptSink } from './transcript-sink.ts';

/** All that files told. */
export interface TranscriptReading {
  readonly calls: CallTable;
  /** The tasks that calls belong to, where sources tell them. */
  readonly tasks: TaskTable;
  readonly sources: readonly SourceReading[];
  /** Files in folders that are of no source. */
  readonly notRecognised: number;
  /** Lines that told a call again. */
  readonly repeated: number;
  readonly asides: Readonly<Record<Aside, number>>;
  /** What sources say themselves, once for each session. */
  readonly stated: readonly StatedSession[];
  /** What sources say themselves of days and months, each statement once. */
  readonly statedPeriods: readonly StatedPeriod[];
}

/** What to read, and whom to tell of it. */
export interface ReadingOrder {
  readonly sources: readonly DeclaredSource[];
  readonly files: readonly ListedFile[];
  /** The machine whose servers are asked too; absent where somebody named files. */
  readonly machine?: Machine | undefined;
  readonly problems: ProblemList;
  /** Where messages are kept; absent where nobody asked for text. */
  readonly messages?: MessageSample | undefined;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** Told after each file: the share of bytes read, in [0,1]. */
  readonly onProgress: (share: number) => void;
}

const DAY_MS = 86_400_000;
/** No agent that is read here is older. */
const EARLIEST = '2023-01-01';
const NO_ASIDES: Readonly<Record<Aside, number>> = {
  synthetic: 0,
  compaction: 0,
  unchanged: 0,
  inherited: 0,
  'not-tokens': 0,
  unbilled: 0,
  'not-live': 0,
  sum: 0,
  foreign: 0,
};

function withoutCost(told: ToldCall): ToldCall {
  return { ...told, record: { ...told.record, statedCostUsd: undefined } };
}

function createReading({ problems, now, messages }: ReadingOrder) {
  const calls = createCallTable();
  const tasks = createTaskTable(messages);
  const stated = new Map<string, StatedSession>();
  const statedPeriods = new Map<string, StatedPeriod>();
  const asides = { ...NO_ASIDES };
  const latest = toIsoTimestamp(now + DAY_MS);
  let repeated = 0;
  const add = (told: ToldCall) => {
    if (calls.add(told) === 'known') repeated += 1;
  };
  const sinkOf = (path: string): TranscriptSink => {
    const placeOf = (line: number | undefined) => (line === undefined ? { path } : { path, line });
    return {
      tasks,
      knows: (identity) => calls.knows(identity),
      call(told, line) {
        const { at } = told.record;
        if (at < EARLIEST || at > latest) problems.add({ kind: 'impossible-time', ...placeOf(line) });
        else if (!hasPossibleCounts(told.record)) {
          problems.add({ kind: 'impossible-count', ...placeOf(line) });
        } else if (hasPossibleCost(told.record)) add(told);
        else {
          problems.add({ kind: 'impossible-cost', ...placeOf(line) });
          add(withoutCost(told));
        }
      },
      stated(session) {
        // sums grow from line to line: the largest is the last
        const key = `${session.source} ${session.session}`;
        const before = stated.get(key);
        if (before === undefined || session.tokens >= before.tokens) stated.set(key, session);
      },
      statedPeriod: (period) => statedPeriods.set(`${period.source} ${period.key}`, period),
      aside(aside) {
        asides[aside] += 1;
      },
      problem: (kind, line) => problems.add({ kind, ...placeOf(line) }),
    };
  };
  const result = () => ({
    calls,
    tasks,
    repeated,
    asides,
    stated: [...stated.values()],
    statedPeriods: [...statedPeriods.values()],
  });
  return { sinkOf, result };
}

/** Starts to read one place after the other; what fails is told as a problem of its place. */
function createPlaceReading(order: ReadingOrder, sinkOf: (path: string) => TranscriptSink) {
  const { problems } = order;
  const reading = createFileReading(order.sources);
  const readings = createSourceReadings();
  let notRecognised = 0;

  const unreadable = (path: string, error: unknown) => {
    problems.add({ kind: 'unreadable', path, code: failureCodeOf(error) });
  };

  const breaksOff = (path: string, { error, lastLine }: ReadFailure) => {
    if (lastLine === undefined) unreadable(path, error);
    else problems.add({ kind: 'broken-off', path, line: lastLine, code: failureCodeOf(error) });
  };

  async function attemptFile(file: ListedFile): Promise<void> {
    const { path, bytes } = file;
    const read = await reading.read(file, sinkOf(path));
    if (read !== undefined) {
      readings.add(read.source.id, { files: 1, lines: read.lines, bytes });
      if (read.failure !== undefined) breaksOff(path, read.failure);
    } else if (file.isNamed === true) problems.add({ kind: 'not-recognised', path });
    else {
      notRecognised += 1;
      problems.passOver(path);
    }
  }

  return {
    async file(file: ListedFile): Promise<void> {
      try {
        await attemptFile(file);
      } catch (error) {
        if (error instanceof VernierError) throw error;
        unreadable(file.path, error);
      }
    },
    async service({ id, service }: DeclaredSource, machine: Machine): Promise<void> {
      const place = service?.placeOf(machine);
      if (service === undefined || place === undefined) return;
      try {
        const read = await service.load();
        const lines = await countCalls(sinkOf(place), (counting) => read(machine, counting));
        readings.add(id, { files: 0, lines, bytes: 0 });
      } catch (error) {
        unreadable(place, error);
      }
    },
    result: () => ({ notRecognised, sources: readings.all() }),
  };
}

/**
 * Reads files one after the other.
 *
 * Shape   memory grows by the number of calls, not by what the files weigh; a file that fails is told as a problem
 * Throws  what a reader throws as `VernierError`: somebody's own mistake, which is no matter of one file
 */
export async function readTranscripts(order: ReadingOrder): Promise<TranscriptReading> {
  const { files, machine, onProgress } = order;
  const { sinkOf, result } = createReading(order);
  const places = createPlaceReading(order, sinkOf);
  const allBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let bytesRead = 0;
  if (machine !== undefined) {
    for (const source of order.sources) await places.service(source, machine);
  }
  for (const file of files) {
    if (file.bytes > 0) await places.file(file);
    bytesRead += file.bytes;
    onProgress(allBytes === 0 ? 1 : bytesRead / allBytes);
  }
  return { ...result(), ...places.result() };
}
