import { openStore } from '../index.ts';

/** Opens the store in a home folder and closes it. */
const store = await openStore({ home: process.argv[2] ?? '' });
await store.close();
