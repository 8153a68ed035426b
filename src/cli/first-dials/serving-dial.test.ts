import { VernierError } from '#core';
import { openDial } from '#routing';
import { describe, expect, it } from 'vitest';
import { homeWithDials } from '../__fixtures__/home-with-dials.ts';
import { smallDial } from '../__fixtures__/small-dial.ts';
import { openSampleWork } from './sample-work.ts';
import { followSampleDial } from './serving-dial.ts';

const clock = { now: () => Date.UTC(2026, 10, 21), monotonicMs: () => 0 };
const openSample = async () => openSampleWork({ home: await homeWithDials(), clock });
const unexpected = (error: unknown) => expect.fail(String(error));

describe('the dial that serves', () => {
  it('is the sample’s as soon as it is there', async () => {
    const sample = await openSample();
    const dial = followSampleDial({ status: 'unmeasured' }, { sample, crash: unexpected });
    expect(dial.current()).toEqual({ status: 'being-made' });
    await dial.settled;
    expect(dial.current()).toEqual({ status: 'served', dial: await sample.dial });
  });

  it('is none where the sample’s cannot be made, and the reason is told', async () => {
    const told: unknown[] = [];
    const broken = { ...(await openSample()), dial: Promise.reject(new Error('no thread')) };
    const dial = followSampleDial(
      { status: 'unmeasured' },
      { sample: broken, crash: (error) => told.push(error) },
    );
    await dial.settled;
    expect(dial.current()).toEqual({ status: 'unmeasured' });
    expect(told).toEqual([new Error('no thread')]);
  });

  it('is none, and no bug, where the gateway stops before it is made', async () => {
    const closed = new VernierError('upstream-closed', 'abandoned: start again');
    const sample = { ...(await openSample()), dial: Promise.reject(closed) };
    const dial = followSampleDial({ status: 'unmeasured' }, { sample, crash: unexpected });
    await dial.settled;
    expect(dial.current()).toEqual({ status: 'unmeasured' });
  });

  it('is the chosen one without sample work', () => {
    const chosen = { status: 'served', dial: openDial(smallDial()) } as const;
    const dial = followSampleDial(chosen, { sample: undefined, crash: unexpected });
    expect(dial.current()).toBe(chosen);
  });
});
