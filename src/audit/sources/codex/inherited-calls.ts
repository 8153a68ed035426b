import type { ToldCall, TranscriptSink } from '../../reading/transcript-sink.ts';
import { sumOfTotals, type TokenTotals } from './read-usage.ts';

/** A call with the sums of its session after it. */
export interface SummedCall {
  readonly told: ToldCall;
  readonly totals: TokenTotals | undefined;
  readonly number: number;
}

/** Sorts the calls of a session into those it inherited and its own. */
export interface CallSorter {
  take(call: SummedCall): void;
  /** Tells what waited for a second call. */
  end(): void;
  /** All tokens that the sums had from the session that this one was forked from. */
  inheritedTokens(): number;
}

/** What a fork copies is written at once; its own first call takes seconds. */
const LONGEST_PAUSE_MS = 1000;

function pauseMs(from: SummedCall, to: SummedCall): number {
  return Math.abs(Date.parse(to.told.record.at) - Date.parse(from.told.record.at));
}

/**
 * Starts to sort the calls of a session that was forked from another: it begins with a copy of the other's calls.
 *
 * Shape   what the other session told is known again; where that one is gone, calls at the beginning that were
 *         written in one go are taken for copies
 */
export function createForkSorter(sink: TranscriptSink): CallSorter {
  let state: 'beginning' | 'matched' | 'one-go' | 'own' = 'beginning';
  let previous: SummedCall | undefined;
  let inherited = 0;

  const tell = ({ told, number }: SummedCall) => sink.call(told, number);
  const drop = (call: SummedCall) => {
    sink.aside('inherited');
    inherited = call.totals === undefined ? inherited : sumOfTotals(call.totals);
  };
  const isKnown = ({ told }: SummedCall) => told.identity !== undefined && sink.knows(told.identity);

  /** No call is the other's so far: two in one go are copies, one alone is not. */
  function begin(call: SummedCall): void {
    if (previous === undefined) return;
    if (pauseMs(previous, call) <= LONGEST_PAUSE_MS) {
      state = 'one-go';
      drop(previous);
      drop(call);
      return;
    }
    state = 'own';
    tell(previous);
    tell(call);
  }

  function takeFirst(call: SummedCall): void {
    if (isKnown(call)) {
      state = 'matched';
      drop(call);
    } else begin(call);
    previous = call;
  }

  return {
    take(call) {
      if (state === 'beginning') return takeFirst(call);
      const isInherited =
        (state === 'matched' && isKnown(call)) ||
        (state === 'one-go' && previous !== undefined && pauseMs(previous, call) <= LONGEST_PAUSE_MS);
      previous = call;
      if (isInherited) return drop(call);
      state = 'own';
      return tell(call);
    },
    end() {
      if (state === 'beginning' && previous !== undefined) tell(previous);
    },
    inheritedTokens: () => inherited,
  };
}

/** Tells every call of a session that was forked from none. */
export function createPlainSorter(sink: TranscriptSink): CallSorter {
  return {
    take: ({ told, number }) => sink.call(told, number),
    end: () => undefined,
    inheritedTokens: () => 0,
  };
}
