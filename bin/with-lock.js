import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stop } from './stop.js';

const PATIENCE_MS = 10 * 60_000;
const PAUSE_MS = 200;

/** Does the work while no other process does it; takes over from a holder that no longer lives. */
export function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  const release = () => rmSync(path, { force: true });
  acquire(path);
  process.on('exit', release);
  work();
  process.off('exit', release);
  release();
}

function acquire(path) {
  const deadline = Date.now() + PATIENCE_MS;
  while (!tryAcquire(path)) {
    if (Date.now() > deadline)
      stop(`another set-up holds ${path} for 10 minutes: remove that file if none runs`);
    pause();
  }
}

function tryAcquire(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  return !isHolderAlive(path) && takeOver(path);
}

function isHolderAlive(path) {
  const holder = holderOf(path);
  // no number: the holder has made the file and not yet written its own
  if (holder === undefined) return true;
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function holderOf(path) {
  try {
    return Number.parseInt(readFileSync(path, 'utf8'), 10) || undefined;
  } catch {
    return undefined;
  }
}

/** Replaces a dead holder, then looks again: of several that replace at once, the last one holds. */
function takeOver(path) {
  writeFileSync(path, String(process.pid));
  pause();
  return holderOf(path) === process.pid;
}

function pause() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
}
