import { WIRE_FORMATS } from '#wire';
import type { Provider } from '../provider.ts';
import { givenUp } from '../say-answer.ts';

/** A provider that is still being made. */
export interface AwaitedProvider {
  readonly id: string;
  readonly making: Promise<Provider>;
  /** Ends the making, if it still goes on. */
  readonly abandon: () => void;
}

/** What is awaited, or 'client-closed' as soon as the signal comes: others may go on waiting. */
function unlessGivenUp<Value>(awaited: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return awaited;
  if (signal.aborted) return Promise.reject(givenUp());
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(givenUp());
    signal.addEventListener('abort', giveUp, { once: true });
    const settle = async () => {
      try {
        resolve(await awaited);
      } catch (error) {
        reject(error);
      } finally {
        signal.removeEventListener('abort', giveUp);
      }
    };
    void settle();
  });
}

/**
 * Makes a provider of one that is still being made: a request that comes before it is there waits for it.
 *
 * Throws  by `open`: 'client-closed' when the signal came first; what the making throws
 */
export function createAwaitedProvider({ id, making, abandon }: AwaitedProvider): Provider {
  // whoever asks hears of it
  making.catch(() => undefined);
  return {
    id,
    source: 'measured',
    formats: WIRE_FORMATS,
    open: async (request) => (await unlessGivenUp(making, request.signal)).open(request),
    close: () => {
      abandon();
      return Promise.resolve();
    },
  };
}
