import type { UsageRecord } from '#core';
import type { CallIdentity, ToldCall } from '../reading/transcript-sink.ts';
import { type CallRow, COLUMNS, createRowCodec, ROW_WIDTH } from './call-row.ts';
import { hashText } from './hash-text.ts';
import { mergeTold } from './merge-told.ts';
import { createNumberRows } from './number-rows.ts';

/** All calls that were told, each of them once. */
export interface CallTable {
  readonly count: () => number;
  knows(identity: CallIdentity): boolean;
  /** Takes a call in, or what it says more of one that is known. */
  add(told: ToldCall): 'new' | 'known';
  /** Gives every call in the order in which it was first told. */
  records(): Iterable<UsageRecord>;
  /** Gives every call with the number of its task, in the same order. */
  entries(): Iterable<CallEntry>;
}

/** A call and its task. */
export interface CallEntry {
  readonly record: UsageRecord;
  /** Absent where the source does not tell tasks apart. */
  readonly task: number | undefined;
}

/** Says whether two tellings under one answer's id are the same call. */
function isSameCall(row: CallRow, identity: CallIdentity): boolean {
  const [request, isCopy] = [row[COLUMNS.request], row[COLUMNS.isCopy] === 1];
  if (isCopy || identity.isCopy || request === undefined || identity.request === undefined) return true;
  return request === hashText(identity.request);
}

function placeTools({ task, toolIds }: ToldCall, index: number): void {
  if (toolIds !== undefined) task?.place(index, toolIds);
}

/**
 * Makes an empty table of calls, which knows a call again across files.
 *
 * Shape   one row of numbers and one entry of an index for each call, whatever the transcripts weigh
 */
export function createCallTable(): CallTable {
  const rows = createNumberRows(ROW_WIDTH);
  const rowOfKey = new Map<number, number>();
  const codec = createRowCodec();

  /** The usual place is under the answer's id; only a second request under the same id has one of its own. */
  function find(identity: CallIdentity): { readonly key: number; readonly index: number | undefined } {
    const key = hashText(identity.call);
    const index = rowOfKey.get(key);
    if (index === undefined || isSameCall(rows.get(index), identity)) return { key, index };
    const exact = hashText(`${identity.call} ${identity.request}`);
    return { key: exact, index: rowOfKey.get(exact) };
  }

  function append(told: ToldCall): number {
    const index = rows.add([...codec.toRow(told), told.task?.begin(told.record)]);
    placeTools(told, index);
    return index;
  }

  return {
    count: rows.count,
    knows: (identity) => find(identity).index !== undefined,
    add(told) {
      const { identity } = told;
      if (identity === undefined) {
        append(told);
        return 'new';
      }
      const { key, index } = find(identity);
      if (index === undefined) {
        rowOfKey.set(key, append(told));
        return 'new';
      }
      const row = rows.get(index);
      const task = row[COLUMNS.task];
      if (task !== undefined) told.task?.join(task);
      placeTools(told, index);
      rows.set(index, mergeTold(row, codec.toRow(told)));
      return 'known';
    },
    *records() {
      for (let index = 0; index < rows.count(); index += 1) yield codec.toRecord(rows.get(index));
    },
    *entries() {
      for (let index = 0; index < rows.count(); index += 1) {
        const row = rows.get(index);
        yield { record: codec.toRecord(row), task: row[COLUMNS.task] };
      }
    },
  };
}
