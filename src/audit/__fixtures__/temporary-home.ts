import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AuditSource } from '#core';
import { findPast, type PastSearch } from '../past/find-past.ts';

/** The day on which the tests take place. */
export const TODAY = Date.UTC(2026, 10, 21, 12);

/** A home directory of its own that is gone when the test is over. */
export function temporaryHome() {
  const home = mkdtempSync(join(tmpdir(), 'vernier-audit-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return {
    home,
    path: (...below: readonly string[]) => join(home, ...below),
    /** Makes a file that was last written on this day at noon, UTC. */
    write: (path: string, day: string) => {
      const file = join(home, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, 'not a transcript, and never read');
      const time = new Date(`${day}T12:00:00Z`);
      utimesSync(file, time, time);
    },
  };
}

/** A session id of the form that Claude Code gives. */
export function sessionId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** Looks with a clock that stands still, so that only the disk decides what is seen. */
export async function look(search: Partial<PastSearch>) {
  const clock = { now: () => TODAY, monotonicMs: () => 0 };
  const past = await findPast({ homeDirectory: undefined, env: {}, deadlineMs: 60_000, clock, ...search });
  return {
    past,
    of: (source: AuditSource) => past.sources.find((one) => one.source === source),
  };
}
