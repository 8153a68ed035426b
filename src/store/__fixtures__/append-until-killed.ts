import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createSpool, openStore } from '../index.ts';
import { createRecord } from './create-record.ts';

/** Appends records under load, and notes each in a file once `append` has returned; runs until it is killed. */
const [home = '', round = ''] = process.argv.slice(2);
const BURST = 10;

const store = await openStore({ home });
const spool = createSpool({
  directory: store.spoolDirectory,
  processId: process.pid,
  maxFileBytes: 200_000,
});
const acknowledgements = openSync(join(home, `acknowledged-${round}`), 'a');
let count = 0;

function appendBurst(): void {
  for (let index = 0; index < BURST; index += 1) {
    const id = `req_${round}_${count++}`;
    spool.append(createRecord(id));
    writeSync(acknowledgements, `${id}\n`);
  }
  setImmediate(appendBurst);
}
appendBurst();
process.stdout.write('running\n');
