import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { firstDialsFolder } from '../first-dials/cached-dial.ts';
import { openLate2024 } from '../first-dials/late-2024.ts';
import { openSampleWork } from '../first-dials/sample-work.ts';
import { PACKAGE_ROOT } from '../package-facts.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Kept from run to run: what stands in it is found again by the hash of what it follows from. */
const KEPT = join(PACKAGE_ROOT, 'node_modules', '.cache', 'vernier-test-home');
// always the same, so that whoever makes them at the same time writes the same bytes
const clock = { now: () => Date.UTC(2026, 10, 21), monotonicMs: () => 0 };

let making: Promise<unknown> | undefined;

/** Makes a home of somebody who started Vernier before: its first dials are made, and nothing else is in it. */
export async function homeWithDials(): Promise<string> {
  mkdirSync(KEPT, { recursive: true });
  making ??= Promise.all([openSampleWork({ home: KEPT, clock }).dial, openLate2024({ home: KEPT, clock })]);
  await making;
  const home = temporaryFolder();
  cpSync(firstDialsFolder(KEPT), firstDialsFolder(home), { recursive: true });
  return home;
}
