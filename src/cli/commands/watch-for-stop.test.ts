import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { watchForStop } from './watch-for-stop.ts';

/** A process that hears signals and remembers how it was ended, with a clock set by hand. */
function fakeProcess() {
  const emitter = new EventEmitter();
  const exits: number[] = [];
  const clock = { ms: 0 };
  const process = Object.assign(emitter, { exit: (code: number) => void exits.push(code) });
  const watch = watchForStop(process, { monotonicMs: () => clock.ms });
  return { process, exits, clock, watch };
}

describe('a signal to stop', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s asks for an orderly end', async (signal) => {
    const { process, exits, watch } = fakeProcess();
    process.emit(signal);
    await expect(watch.asked).resolves.toBeUndefined();
    expect(exits).toEqual([]);
  });

  it('is one wish when it comes twice within 100 ms, as npm passes Ctrl-C on', () => {
    const { process, exits, clock } = fakeProcess();
    process.emit('SIGINT');
    clock.ms = 100;
    process.emit('SIGINT');
    expect(exits).toEqual([]);
  });

  it('ends the process at once when a person repeats it', () => {
    const { process, exits, clock } = fakeProcess();
    process.emit('SIGINT');
    clock.ms = 1500;
    process.emit('SIGINT');
    expect(exits).toEqual([130]);
  });

  it('is given back at the end', () => {
    const { process, watch } = fakeProcess();
    watch.end();
    expect(process.eventNames()).toEqual([]);
  });
});
