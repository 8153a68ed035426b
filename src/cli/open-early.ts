import { openStore, type Store } from '#store';
import type { Environment } from './environment.ts';

/** A store that is being opened; a failure waits until somebody asks. */
export interface OpeningStore {
  readonly result: Promise<PromiseSettledResult<Store>>;
}

async function settle<Value>(work: Promise<Value>): Promise<PromiseSettledResult<Value>> {
  const [result] = await Promise.allSettled([work]);
  return result;
}

/** Begins to open the store: its threads start while the rest of the code is still being loaded. */
export function openEarly({ home, databaseUrl }: Pick<Environment, 'home' | 'databaseUrl'>): OpeningStore {
  return { result: settle(openStore({ home, databaseUrl })) };
}

/** Makes what else is needed; where that throws, the store is closed again. */
export async function besideOpening<Value>({ result }: OpeningStore, make: () => Value): Promise<Value> {
  try {
    return make();
  } catch (error) {
    const opened = await result;
    if (opened.status === 'fulfilled') await opened.value.close();
    throw error;
  }
}
