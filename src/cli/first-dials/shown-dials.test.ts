import { openDial } from '#routing';
import { describe, expect, it } from 'vitest';
import { homeWithDials } from '../__fixtures__/home-with-dials.ts';
import { smallDial } from '../__fixtures__/small-dial.ts';
import { openSampleWork } from './sample-work.ts';
import { createShownDials } from './shown-dials.ts';

const clock = { now: () => Date.UTC(2026, 10, 21), monotonicMs: () => 0 };
const own = openDial(smallDial());
const unexpected = (problem: string) => expect.fail(problem);

/** A home that was started before, and its sample work. */
async function startedBefore() {
  const environment = { home: await homeWithDials(), clock };
  const sample = openSampleWork(environment);
  return { environment, sample, sampleDial: await sample.dial };
}

describe('the dials to look at', () => {
  it('are at first what serves, and then a recorded one before it', async () => {
    const { environment, sample, sampleDial } = await startedBefore();
    const shown = createShownDials({
      environment,
      servingDial: () => sampleDial,
      sample,
      note: unexpected,
    });
    expect(shown.list().map(({ id }) => id)).toEqual(['sample']);
    await shown.make();
    expect(shown.list().map(({ id, serves }) => [id, serves])).toEqual([
      ['late-2024', false],
      ['sample', true],
    ]);
  });

  it('say of the sample that it is simulated, and while its dial is made that it is not there yet', async () => {
    const { environment, sample, sampleDial } = await startedBefore();
    const [made, making] = [sampleDial, undefined].map(
      (dial) =>
        createShownDials({ environment, servingDial: () => dial, sample, note: unexpected }).list()[0],
    );
    expect(made?.note).toMatch(/^simulated: simulated-medium and simulated-large are no models/u);
    expect(made?.note).toMatch(
      /right on \d+ of 120 \(\d+\.\d %, 95 % interval \d+–\d+ %; `unsure` on \d+\) of those/u,
    );
    expect(made?.note).toMatch(/cross-fitted on the forms that it learned from, on \d+ of 120 \(/u);
    expect(making).toMatchObject({ dial: undefined });
    expect(making?.note).toMatch(/^This dial is being made: look again/u);
  });

  it('are a measured one of one’s own alone', async () => {
    const { environment } = await startedBefore();
    const shown = createShownDials({
      environment,
      servingDial: () => own,
      sample: undefined,
      note: unexpected,
    });
    await shown.make();
    expect(shown.list()).toMatchObject([{ id: 'serving', serves: true, dial: own }]);
  });

  it('are a recorded one beside a ladder of one’s own that nobody measured', async () => {
    const { environment } = await startedBefore();
    const shown = createShownDials({
      environment,
      servingDial: () => undefined,
      sample: undefined,
      note: unexpected,
    });
    await shown.make();
    expect(shown.list()).toMatchObject([
      { id: 'late-2024', serves: false },
      { id: 'serving', serves: true, dial: undefined, title: 'Your ladder, not measured yet' },
    ]);
  });
});
