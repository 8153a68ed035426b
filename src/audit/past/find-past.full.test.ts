import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sessionId, temporaryHome, TODAY } from '../__fixtures__/temporary-home.ts';
import { findPast } from './find-past.ts';

const FILES = 20_000;
const CLOCK = { now: () => TODAY, monotonicMs: () => performance.now() };

/** A real folder with many sessions of Claude Code. */
function fullHome(): string {
  const { home, path } = temporaryHome();
  const project = path('.claude', 'projects', '-home-me-shop');
  mkdirSync(project, { recursive: true });
  for (let number = 0; number < FILES; number += 1) {
    writeFileSync(`${project}/${sessionId(number)}.jsonl`, '');
  }
  return home;
}

it('counts twenty thousand files when it is given the time', async () => {
  const past = await findPast({ homeDirectory: fullHome(), env: {}, deadlineMs: 300_000, clock: CLOCK });
  expect(past.sources[0]).toMatchObject({ status: 'found', sessions: FILES });
});

it('lets other work run between while it counts', async () => {
  const looking = findPast({ homeDirectory: fullHome(), env: {}, deadlineMs: 300_000, clock: CLOCK });
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  });
  await looking;
  clearInterval(timer);
  expect(turns).toBeGreaterThan(10);
});

it('gives up on twenty thousand files at once when there is no time', async () => {
  const past = await findPast({ homeDirectory: fullHome(), env: {}, deadlineMs: 0, clock: CLOCK });
  expect(past.sources[0]).toMatchObject({ status: 'cut-short', because: 'time', sessions: 0 });
});
