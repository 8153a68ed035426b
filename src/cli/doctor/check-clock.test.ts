import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCatalog } from '#catalog';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../__fixtures__/temporary-folder.ts';
import { checkClock, type ClockWitness, clockWitnesses, formatSpan } from './check-clock.ts';

const MINUTE_MS = 60_000;
const NOW = Date.parse('2027-03-01T12:00:00.000Z');
const catalog = createCatalog();

/** A provider that says a time which differs from ours by so many milliseconds. */
function answering(said: string, aheadMs: number): ClockWitness {
  return { kind: 'now', said: `what ${said} answers`, at: NOW + aheadMs, seenAt: NOW };
}

/** A home with a file that was written so many milliseconds after our now. */
function homeWrittenAt(aheadMs: number): string {
  const home = temporaryFolder();
  const file = join(home, 'vernier.db');
  writeFileSync(file, '');
  utimesSync(file, (NOW + aheadMs) / 1000, (NOW + aheadMs) / 1000);
  return home;
}

const check = (home: string, ...more: ClockWitness[]) =>
  checkClock([...clockWitnesses({ catalog, home }, NOW), ...more], NOW);

describe('a clock that nobody can be asked about', () => {
  it('is fine when everything was written before now', () => {
    expect(check(homeWrittenAt(-MINUTE_MS))).toEqual({
      what: 'clock',
      status: 'ok',
      found: '2027-03-01T12:00:00.000Z',
    });
  });

  it('is wrong when it stands before the day on which this Vernier was made', () => {
    const now = Date.parse('1970-01-01T00:03:00.000Z');
    const { status, found } = checkClock(clockWitnesses({ catalog, home: '/no/such' }, now), now);
    expect(status).toBe('problem');
    expect(found).toMatch(
      /^1970-.* days before the day on which the prices of this Vernier were read .*: set the clock/u,
    );
  });

  it('is wrong when a file of the home was written after it', () => {
    const { status, found } = check(homeWrittenAt(3 * 24 * 60 * MINUTE_MS));
    expect(status).toBe('problem');
    expect(found).toMatch(
      /is 3 days before the newest file in .* \(2027-03-04T12:00:00\.000Z\): set the clock/u,
    );
  });
});

describe('a clock that a provider answers', () => {
  it('is fine within what an answer takes', () => {
    expect(check(homeWrittenAt(0), answering('anthropic', 2000))).toMatchObject({
      status: 'ok',
      found: '2027-03-01T12:00:00.000Z, as what anthropic answers',
    });
  });

  it('is noted when it is a minute off', () => {
    const { status, found } = check(homeWrittenAt(0), answering('anthropic', -MINUTE_MS));
    expect(status).toBe('note');
    expect(found).toContain('is 1 min ahead of what anthropic answers');
  });

  it('is a problem when it is an hour off, in either direction', () => {
    const behind = check(homeWrittenAt(0), answering('openai', 65 * MINUTE_MS));
    expect(behind).toMatchObject({ status: 'problem', found: expect.stringContaining('1 h 5 min before') });
    const ahead = check(homeWrittenAt(0), answering('openai', -120 * MINUTE_MS));
    expect(ahead).toMatchObject({ status: 'problem', found: expect.stringContaining('2 h ahead of') });
  });

  it('is not called wrong for one provider whose own clock is', () => {
    const finding = check(homeWrittenAt(0), answering('broken', 600 * MINUTE_MS), answering('openai', 0));
    expect(finding).toMatchObject({ status: 'ok', found: expect.stringContaining('as what openai') });
  });

  it('is right, and what was written later was written while it was wrong', () => {
    const { status, found } = check(homeWrittenAt(60 * MINUTE_MS), answering('openai', 0));
    expect(status).toBe('note');
    expect(found).toMatch(
      /as what openai answers; yet the newest file in .* was written while the clock was wrong/u,
    );
  });
});

it('says time spans in their largest units', () => {
  const spans = [12_000, 3 * MINUTE_MS, 125 * MINUTE_MS, 25 * 60 * MINUTE_MS, 49 * 60 * MINUTE_MS];
  expect(spans.map(formatSpan)).toEqual(['12 s', '3 min', '2 h 5 min', '25 h', '2 days']);
});
