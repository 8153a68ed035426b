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
  /** Gives whether the call was the other session's. */
  take(call: SummedCall): boolean;
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
  const isInOneGo = (call: SummedCall) =>
    previous !== undefined && pauseMs(previous, call) <= LONGEST_PAUSE_MS;

  /** One call that is not the other's waits for the next: two in one go are copies, one alone is not. */
  function isInherited(call: SummedCall): boolean {
    if (state === 'beginning' && isKnown(call)) state = 'matched';
    if (state === 'beginning' && isInOneGo(call)) state = 'one-go';
    return (state === 'matched' && isKnown(call)) || (state === 'one-go' && isInOneGo(call));
  }

  return {
    take(call) {
      const wasBeginning = state === 'beginning';
      const isCopy = isInherited(call);
      const waited = wasBeginning ? previous : undefined;
      const mustWait = state === 'beginning' && previous === undefined;
      previous = call;
      if (waited !== undefined) (isCopy ? drop : tell)(waited);
      if (mustWait) return false;
      if (!isCopy) state = 'own';
      (isCopy ? drop : tell)(call);
      return isCopy;
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
    take({ told, number }) {
      sink.call(told, number);
      return false;
    },
    end: () => undefined,
    inheritedTokens: () => 0,
  };
}
