import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { JsonObject } from '../../reading/json-field.ts';
import { LONGEST_STEP_BYTES, readSteps } from './read-steps.ts';

const MARK = '"step-finish"';

/** Lists the parts in a folder, in the order in which they were written; none where there is no such folder. */
function partsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .toSorted()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function readPart(path: string): unknown {
  try {
    if (statSync(path).size > LONGEST_STEP_BYTES) return undefined;
    const text = readFileSync(path, 'utf8');
    return text.includes(MARK) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Reads the steps of the message in this file, of which older versions keep each part in a file beside it. */
export function readStepFiles(path: string): readonly JsonObject[] {
  const session = dirname(path);
  const parts = join(dirname(dirname(session)), 'part');
  const message = basename(path, '.json');
  const folders = [join(parts, message), join(parts, basename(session), message)];
  return readSteps(folders.flatMap(partsIn).map(readPart));
}
