/** One end for many pieces of work. */
export interface Deadline {
  /** Ends what is still on its way; it is cut off at the deadline or when everything is done. */
  readonly signal: AbortSignal;
  /** Gives the work's result, or once the deadline is over what is said instead. Never rejects but by `instead`. */
  within<Value>(work: () => Promise<Value>, instead: (why: unknown) => Value): Promise<Value>;
  /** Whether something was given up, so that it may still be running. */
  hasGivenUp(): boolean;
  /** Lets go of the timer. */
  end(): void;
}

/** Why a piece of work has no result: the time was over. */
export const TOO_LATE = Symbol('too late');

/** Starts a deadline. */
export function startDeadline(durationMs: number): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  let hasGivenUp = false;
  const timer = setTimeout(() => controller.abort(), durationMs);
  const over = new Promise<typeof TOO_LATE>((resolve) => {
    signal.addEventListener('abort', () => resolve(TOO_LATE), { once: true });
  });
  return {
    signal,
    async within(work, instead) {
      try {
        const result = await Promise.race([work(), over]);
        if (result !== TOO_LATE) return result;
        hasGivenUp = true;
        return instead(TOO_LATE);
      } catch (error) {
        return instead(error);
      }
    },
    hasGivenUp: () => hasGivenUp,
    end() {
      clearTimeout(timer);
      controller.abort();
    },
  };
}
