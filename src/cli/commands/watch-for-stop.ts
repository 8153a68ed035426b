import type { EventEmitter } from 'node:events';
import type { Clock } from '#core';

/** The process, as far as signals go. */
export interface SignalledProcess extends Pick<EventEmitter, 'on' | 'off'> {
  exit(code: number): void;
}

/** A watch over the signals to stop. */
export interface StopWatch {
  /** Settles at the first signal. */
  readonly asked: Promise<void>;
  /** Gives the signals back. */
  end(): void;
}

/** npm passes Ctrl-C on to a child that the terminal has told already: both are one wish. */
const SAME_WISH_MS = 500;
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Watches for signals: the first asks for an orderly end, one that comes later on ends the process at once. */
export function watchForStop(process: SignalledProcess, clock: Pick<Clock, 'monotonicMs'>): StopWatch {
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  let firstAtMs: number | undefined;
  const listeners = Object.entries(EXIT_CODES).map(([signal, code]) => {
    const heard = () => {
      const nowMs = clock.monotonicMs();
      if (firstAtMs === undefined) {
        firstAtMs = nowMs;
        resolve();
      } else if (nowMs - firstAtMs > SAME_WISH_MS) {
        process.exit(code);
      }
    };
    process.on(signal, heard);
    return { signal, heard };
  });
  return {
    asked,
    end: () => {
      for (const { signal, heard } of listeners) process.off(signal, heard);
    },
  };
}
