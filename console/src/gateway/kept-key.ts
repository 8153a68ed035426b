const NAME = 'vernier-key';

/** The key that was given in this tab; it is gone with the tab and never written to disk by the page. */
export interface KeptKey {
  read(): string | undefined;
  keep(key: string): void;
}

/** Keeps a key in the tab's storage, or in memory alone where a browser refuses storage. */
export function createKeptKey(storage: () => Storage): KeptKey {
  let inMemory: string | undefined;
  return {
    read: () => {
      try {
        return storage().getItem(NAME) ?? inMemory;
      } catch {
        return inMemory;
      }
    },
    keep: (key) => {
      inMemory = key;
      try {
        storage().setItem(NAME, key);
      } catch {
        // kept in memory until the page is left
      }
    },
  };
}
