import { expect, it } from 'vitest';
import { RECORDED_ENTRY, UNMEASURED_ENTRY } from '../__fixtures__/constructed-dials.ts';
import { constructGateway, failure } from '../__fixtures__/constructed-gateway.ts';
import { type DialsState, watchDials } from './watch-dials.ts';

const HOUR_MS = 3_600_000;

function watch(entry = RECORDED_ENTRY) {
  const gateway = constructGateway({ '/vernier/dials': () => Response.json({ version: 1, dials: [entry] }) });
  const states: DialsState[] = [];
  let minute = 0;
  const watching = watchDials({
    client: gateway.client,
    now: () => new Date(Date.UTC(2026, 10, 20, 12, (minute += 1))),
    onChange: (state) => states.push(state),
    everyMs: HOUR_MS,
    looksPerReading: 3,
  });
  const reads = () => gateway.requests.filter(({ path }) => path === '/vernier/dials').length;
  return { gateway, watching, states, reads };
}

it('reads measured dials once in a while, and tells nobody that nothing changed', async () => {
  const { watching, states, reads } = watch();
  for (let look = 0; look < 4; look += 1) await watching.look();
  expect([reads(), states.length]).toEqual([2, 1]);
  watching.stop();
});

it('reads at every look while a dial is still being made', async () => {
  const { watching, reads } = watch(UNMEASURED_ENTRY);
  for (let look = 0; look < 3; look += 1) await watching.look();
  expect(reads()).toBe(3);
  watching.stop();
});

it('keeps the time since when a gateway is gone, and reads anew when it is back', async () => {
  const { gateway, watching, states, reads } = watch();
  await watching.look();
  gateway.change({ '/healthz': () => Promise.reject(new TypeError('refused')) });
  await watching.look();
  await watching.look();
  expect(states).toHaveLength(2);
  expect(states[1]).toMatchObject({
    connection: { status: 'gone', message: 'refused' },
    entries: states[0]?.entries,
  });
  gateway.change({ '/healthz': () => Response.json({ status: 'ok', version: '0.0.0', uptimeMs: 1 }) });
  await watching.look();
  expect(states[2]).toMatchObject({ connection: { status: 'up' }, entries: states[0]?.entries });
  expect(reads()).toBe(2);
  watching.stop();
});

it('says what a gateway says that shows no dials', async () => {
  const { gateway, watching, states } = watch();
  gateway.change({ '/vernier/dials': () => failure(500, 'a bug') });
  await watching.look();
  expect(states[0]?.connection).toEqual({ status: 'refused', message: 'a bug' });
  watching.stop();
});

it('tells nothing once it is stopped', async () => {
  const { watching, states } = watch();
  const looking = watching.look();
  watching.stop();
  await looking;
  expect(states).toEqual([]);
});
